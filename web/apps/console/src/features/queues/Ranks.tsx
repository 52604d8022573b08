import { ActionIcon, Button, Group, Input, NumberInput, Select, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Rank } from './queue';

interface RanksProps {
  people: { value: string; label: string }[];
  value: Rank[];
  onChange: (value: Rank[]) => void;
}

/** Who serves this queue only after others, or only contacts that have waited a while. */
export function Ranks({ people, value, onChange }: RanksProps) {
  const { t } = useTranslation('queues');
  const free = people.filter((person) => !value.some((rank) => rank.userId === person.value));
  const next = free[0];
  const set = (index: number, part: Partial<Rank>) => onChange(value.map((rank, at) => (at === index ? { ...rank, ...part } : rank)));
  return (
    <Input.Wrapper component="fieldset" labelElement="div" label={t('ranks')} description={t('ranksText')} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }} aria-label={t('ranks')}>
      <Stack gap="xs" mt={4}>
        {value.map((rank, index) => (
          <Group key={rank.userId} gap="xs" align="flex-end">
            <Select
              flex="1 1 160px"
              miw={0}
              aria-label={t('rankOf', { number: index + 1 })}
              data={people.filter((person) => person.value === rank.userId || free.includes(person))}
              value={rank.userId}
              onChange={(userId) => userId && set(index, { userId })}
              allowDeselect={false}
              searchable
            />
            <NumberInput w={76} label={t('rank')} min={1} max={99} clampBehavior="strict" allowDecimal={false} value={rank.rank} onChange={(number) => set(index, { rank: Number(number) || 1 })} />
            <NumberInput w={110} label={t('delay')} min={0} max={9999} clampBehavior="strict" allowDecimal={false} value={rank.delaySeconds} onChange={(seconds) => set(index, { delaySeconds: Number(seconds) || 0 })} />
            <ActionIcon mb={4} aria-label={t('removeRank', { number: index + 1 })} onClick={() => onChange(value.filter((_, at) => at !== index))}>
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        {next && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} style={{ alignSelf: 'flex-start' }} onClick={() => onChange([...value, { userId: next.value, rank: 2, delaySeconds: 0 }])}>
            {t('addRank')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
