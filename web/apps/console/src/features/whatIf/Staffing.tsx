import { ActionIcon, Button, Group, Input, MultiSelect, Paper, Select, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SkillLevels } from '@/shared/setUp';
import { type Person, type Question, skillsOf } from './ask';
import classes from './whatIf.module.css';

interface StaffingProps {
  people: Person[];
  value: Pick<Question, 'without' | 'reskilled'>;
  onChange: (part: Partial<Question>) => void;
}

/** Agents who were there: some of them not, some with other skills. */
export function Staffing({ people, value: { without, reskilled }, onChange }: StaffingProps) {
  const { t } = useTranslation('whatIf');
  const free = people.filter(({ id }) => !without.includes(id) && !reskilled.some(({ userId }) => userId === id));
  const choice = ({ id, name }: Person) => ({ value: id, label: name });
  const next = free[0];
  const give = (person: Person) => ({ userId: person.id, skills: skillsOf(person) });
  return (
    <>
      <MultiSelect
        label={t('without')}
        description={t('withoutText')}
        data={people.filter(({ id }) => !reskilled.some(({ userId }) => userId === id)).map(choice)}
        searchable
        value={without}
        onChange={(chosen) => onChange({ without: chosen })}
      />
      <Input.Wrapper component="fieldset" labelElement="div" label={t('reskilled')} description={t('reskilledText')} className={classes.changes} aria-label={t('reskilled')}>
        <Stack gap="sm" mt={4} align="flex-start">
          {reskilled.map(({ userId, skills }, index) => (
            <Paper key={userId} withBorder p="sm" className={classes.whole}>
              <Stack gap="sm">
                <Group gap="xs" wrap="nowrap" align="flex-end">
                  <Select
                    flex={1}
                    miw={0}
                    label={t('agent')}
                    allowDeselect={false}
                    searchable
                    data={people.filter((person) => person.id === userId || free.includes(person)).map(choice)}
                    value={userId}
                    onChange={(id) => {
                      const person = people.find((other) => other.id === id);
                      if (person) onChange({ reskilled: reskilled.map((old, at) => (at === index ? give(person) : old)) });
                    }}
                  />
                  <ActionIcon mb={4} aria-label={t('removeReskilled', { number: index + 1 })} onClick={() => onChange({ reskilled: reskilled.filter((_, at) => at !== index) })}>
                    <IconTrash size={16} />
                  </ActionIcon>
                </Group>
                <SkillLevels
                  label={t('skills')}
                  levelLabel={t('level')}
                  value={skills}
                  onChange={(changed) => onChange({ reskilled: reskilled.map((old, at) => (at === index ? { userId, skills: changed } : old)) })}
                />
              </Stack>
            </Paper>
          ))}
          {next && (
            <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} onClick={() => onChange({ reskilled: [...reskilled, give(next)] })}>
              {t('addReskilled')}
            </Button>
          )}
        </Stack>
      </Input.Wrapper>
    </>
  );
}
