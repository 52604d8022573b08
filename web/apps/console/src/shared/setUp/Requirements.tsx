import { ActionIcon, Button, Group, Input, NumberInput, Paper, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Resource, useList } from '@/shared/api';
import type { Alternative } from './queueParts';

interface RequirementsProps {
  label: string;
  description?: string;
  value: Alternative[][];
  onChange: (value: Alternative[][]) => void;
}

type Named = Resource & { name: string };

/** What an agent must bring: every block, and of each block any of its skills and groups. */
export function Requirements({ label, description, value, onChange }: RequirementsProps) {
  const { t } = useTranslation();
  const skills = useList<Named>('/skills').data ?? [];
  const groups = useList<Named>('/agentGroups').data ?? [];
  const choices = [
    { group: t('queueParts.skillsChoice'), items: skills.map(({ id, name }) => ({ value: `skill ${id}`, label: name })) },
    { group: t('queueParts.groupsChoice'), items: groups.map(({ id, name }) => ({ value: `group ${id}`, label: name })) },
  ].filter(({ items }) => items.length > 0);
  const chosen = (choice: string, minimum = 1): Alternative => (choice.startsWith('skill ') ? { skillId: choice.slice(6), minimum } : { groupId: choice.slice(6) });
  const first = choices[0]?.items[0]?.value;
  const put = (block: number, alternatives: Alternative[]) => onChange(value.map((other, at) => (at === block ? alternatives : other)).filter((any) => any.length > 0));
  return (
    <Input.Wrapper component="fieldset" labelElement="div" label={label} description={description} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }} aria-label={label}>
      <Stack gap="xs" mt={4}>
        {value.map((alternatives, block) => (
          <Paper key={block} withBorder p="sm">
            <Stack gap="xs">
              {alternatives.map((alternative, at) => {
                const number = `${block + 1}.${at + 1}`;
                const set = (next: Alternative) => put(block, alternatives.map((other, index) => (index === at ? next : other)));
                return (
                  <Group key={at} gap="xs" wrap="nowrap">
                    {at > 0 && <Text size="sm">{t('queueParts.or')}</Text>}
                    <Select
                      flex={1}
                      miw={0}
                      aria-label={t('queueParts.wanted', { number })}
                      data={choices}
                      value={alternative.groupId ? `group ${alternative.groupId}` : `skill ${alternative.skillId}`}
                      onChange={(choice) => choice && set(chosen(choice, alternative.minimum))}
                      allowDeselect={false}
                      searchable
                    />
                    {alternative.skillId && (
                      <NumberInput w={76} aria-label={`${t('queueParts.minimum')} ${number}`} min={1} max={10} clampBehavior="strict" allowDecimal={false} value={alternative.minimum ?? 1} onChange={(minimum) => set({ ...alternative, minimum: Number(minimum) || 1 })} />
                    )}
                    <ActionIcon aria-label={t('queueParts.removeWanted', { number })} onClick={() => put(block, alternatives.filter((_, index) => index !== at))}>
                      <IconTrash size={16} />
                    </ActionIcon>
                  </Group>
                );
              })}
              {first && (
                <Button variant="subtle" size="xs" style={{ alignSelf: 'flex-start' }} onClick={() => put(block, [...alternatives, chosen(first)])}>
                  {t('queueParts.orAnother')}
                </Button>
              )}
            </Stack>
          </Paper>
        ))}
        {first && value.length < 20 && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} style={{ alignSelf: 'flex-start' }} onClick={() => onChange([...value, [chosen(first)]])}>
            {t('queueParts.addRequirement')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
