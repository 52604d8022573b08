import { ActionIcon, Anchor, Button, Group, Input, NumberInput, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Resource, useList } from '@/shared/api';

export interface SkillLevel {
  skillId: string;
  level: number;
}

interface SkillLevelsProps {
  label: string;
  description?: string;
  levelLabel: string;
  value: SkillLevel[];
  onChange: (value: SkillLevel[]) => void;
}

/** Skills, each once, with a level from 1 to 10: what a person has or what a queue asks for. */
export function SkillLevels({ label, description, levelLabel, value, onChange }: SkillLevelsProps) {
  const { t } = useTranslation();
  const skills = useList<Resource & { name: string }>('/skills');
  const all = skills.data ?? [];
  const free = all.filter((skill) => !value.some((held) => held.skillId === skill.id));
  const set = (index: number, part: Partial<SkillLevel>) => onChange(value.map((held, at) => (at === index ? { ...held, ...part } : held)));
  const next = free[0];
  return (
    <Input.Wrapper component="fieldset" labelElement="div" label={label} description={description} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }} aria-label={label}>
      <Stack gap="xs" mt={4} align="stretch">
        {value.map((held, index) => (
          <Group key={held.skillId} gap="xs" wrap="nowrap">
            <Select
              flex={1}
              miw={0}
              aria-label={t('skillLevels.skill', { number: index + 1 })}
              data={all.filter((skill) => skill.id === held.skillId || free.includes(skill)).map(({ id, name }) => ({ value: id, label: name }))}
              value={held.skillId}
              onChange={(skillId) => skillId && set(index, { skillId })}
              allowDeselect={false}
              searchable
            />
            <NumberInput w={84} aria-label={`${levelLabel} ${index + 1}`} min={1} max={10} clampBehavior="strict" allowDecimal={false} value={held.level} onChange={(level) => set(index, { level: Number(level) || 1 })} />
            <ActionIcon aria-label={t('skillLevels.remove', { number: index + 1 })} onClick={() => onChange(value.filter((_, at) => at !== index))}>
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        {skills.isSuccess && all.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('skillLevels.none')} <Anchor component={Link} to="/skills">{t('skillLevels.make')}</Anchor>
          </Text>
        )}
        {next && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} style={{ alignSelf: 'flex-start' }} onClick={() => onChange([...value, { skillId: next.id, level: 1 }])}>
            {t('skillLevels.add')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
