import { Button, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useList } from '@/shared/api';
import { Section, useErrorText } from '@/shared/ui';
import classes from './flows.module.css';

type Input = Record<string, string | number | boolean | object>;

interface Instruction {
  node: string;
  does: string;
  what: string | number | boolean;
  options?: { id: string; label: string }[];
}

interface Path {
  steps: { input: Input; byItself: boolean; nodes: string[]; instructions: Instruction[] }[];
  over: boolean;
  outcome: string | null;
}

const KINDS = ['text', 'digits', 'speech', 'silence', 'queueExit', 'done', 'failed'] as const;
type Kind = (typeof KINDS)[number];
type Named = { id: string; name: string };

function inputOf(kind: Kind, value: string): Input {
  if (kind === 'silence') return { silence: true };
  if (kind === 'done') return { done: { status: 200, body: value } };
  return { [kind]: value };
}

/** Plays the newest version step by step; nothing is sent, called or counted. */
export function Simulation({ flowId, version }: { flowId: string; version: number }) {
  const { t } = useTranslation('flows');
  const errorText = useErrorText();
  const [inputs, setInputs] = useState<Input[]>([]);
  const [kind, setKind] = useState<Kind>('text');
  const [value, setValue] = useState('');
  const play = useMutation({
    mutationFn: (script: Input[]) => api.post<Path>(`/flows/${flowId}/versions/${version}/simulate`, { inputs: script }),
    onSuccess: (_, script) => setInputs(script),
  });
  const path = play.data;
  const give = (input: Input) => {
    setValue('');
    play.mutate([...inputs, input]);
  };
  const queues = useList<Named>('/queues');
  const flows = useList<Named>('/flows');
  /** What an instruction names by its id is called by its name. */
  const called = (what: Instruction['what']) => [...(queues.data ?? []), ...(flows.data ?? [])].find(({ id }) => id === what)?.name ?? String(what);
  const given = (input: Input, before: Instruction | undefined) =>
    Object.entries(input)
      .map(([name, value]) => {
        const kind = t(`simulation.kinds.${name}`, { defaultValue: name });
        if (typeof value === 'object' || typeof value === 'boolean') return kind;
        const words = before?.options?.find(({ id }) => name === 'choice' && id === value)?.label ?? String(value);
        return `${kind} \u2068${words}\u2069`;
      })
      .join(' ');
  const asked = path?.steps.at(-1)?.instructions.at(-1)?.options ?? [];
  return (
    <Section title={t('simulation.title')} text={t('simulation.text')}>
      <Paper withBorder p="md">
        <Stack>
          <Group gap="xs">
            <Button variant={path ? 'default' : 'filled'} loading={play.isPending && play.variables.length === 0} onClick={() => play.mutate([])}>
              {t(path ? 'simulation.again' : 'simulation.begin')}
            </Button>
          </Group>
          {play.error && <Text c="var(--danger-text)" role="alert">{errorText(play.error)}</Text>}
          {path && (
            <ol className={classes.played} aria-live="polite">
              {path.steps.flatMap((step, at) => [
                ...(at > 0 && !step.byItself ? [<li key={`${at}-in`} data-given>{t('simulation.input', { input: given(step.input, path.steps[at - 1]?.instructions.at(-1)) })}</li>] : []),
                ...step.instructions.map((each, index) => (
                  <li key={`${at}-${index}`}>
                    <Text fw={600}>
                      {t(`simulation.does.${each.does}`, { defaultValue: each.does })}{' '}
                      <Text span size="xs" c="dimmed" fw={400}>
                        <bdi dir="ltr">{each.node}</bdi>
                      </Text>
                    </Text>
                    <Text className={classes.words ?? ''}>{called(each.what)}</Text>
                  </li>
                )),
              ])}
            </ol>
          )}
          {path?.over && <Text fw={600}>{t('simulation.over', { outcome: path.outcome ? `\u2068${path.outcome}\u2069` : '' })}</Text>}
          {path && !path.over && (
            <>
              {asked.length > 0 && (
                <Group gap="xs">
                  {asked.map((option) => (
                    <Button key={option.id} size="xs" variant="light" onClick={() => give({ choice: option.id })}>
                      <bdi>{option.label}</bdi>
                    </Button>
                  ))}
                </Group>
              )}
              <Group gap="xs" align="end">
                <Select label={t('simulation.kind')} data={KINDS.map((each) => ({ value: each, label: t(`simulation.kinds.${each}`) }))} value={kind} allowDeselect={false} onChange={(chosen) => chosen && setKind(chosen as Kind)} />
                <TextInput label={t('simulation.value')} value={value} disabled={kind === 'silence'} onChange={(event) => setValue(event.currentTarget.value)} />
                <Button loading={play.isPending} disabled={kind !== 'silence' && value === ''} onClick={() => give(inputOf(kind, value))}>
                  {t('simulation.give')}
                </Button>
              </Group>
            </>
          )}
        </Stack>
      </Paper>
    </Section>
  );
}
