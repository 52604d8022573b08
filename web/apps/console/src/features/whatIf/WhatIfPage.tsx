import { Alert, Box, Button, Group, NumberInput, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useList } from '@/shared/api';
import { SkillLevels } from '@/shared/setUp';
import { FieldGrid, Page, useErrorText } from '@/shared/ui';
import { type Answer, bodyOf, localMinute, type Person, type Question } from './ask';
import { QueueChanges } from './QueueChanges';
import { Reports } from './Reports';
import { Staffing } from './Staffing';

const DAY_MILLIS = 86_400_000;

/** The last day as it was; what is asked for next is up to the person. */
function asItWas(): Question {
  const now = Date.now();
  return { from: localMinute(new Date(now - DAY_MILLIS)), to: localMinute(new Date(now)), arrivals: 100, handling: 100, agents: 0, skills: [], without: [], reskilled: [], queues: [] };
}

/** Plays a past time again, as it is set up now and with changes, and shows both. Nothing of it touches real work. */
export default function WhatIfPage() {
  const { t } = useTranslation('whatIf');
  const text = useErrorText();
  const [question, setQuestion] = useState(asItWas);
  const set = (part: Partial<Question>) => setQuestion((old) => ({ ...old, ...part }));
  const people = (useList<Person>('/users').data ?? []).filter(({ agent, status }) => agent && status !== 'deactivated');
  const length = Date.parse(question.to) - Date.parse(question.from);
  const fault = length > 0 ? (length > 7 * DAY_MILLIS ? t('tooLong') : null) : t('order');
  const play = useMutation({ mutationFn: (asked: Question) => api.post<Answer>('/whatIf', bodyOf(asked)) });
  const percent = { suffix: ' %', min: 0, max: 1000, step: 10, allowDecimal: false, allowNegative: false } as const;
  return (
    <Page title={t('title')} description={t('text')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!fault) play.mutate(question);
        }}
        noValidate
      >
        <Paper withBorder p="md">
          <Stack>
            <FieldGrid cols={{ base: 1, xs: 2 }}>
              <TextInput type="datetime-local" label={t('from')} value={question.from} max={question.to} onChange={(event) => event.currentTarget.value && set({ from: event.currentTarget.value })} />
              <TextInput type="datetime-local" label={t('to')} value={question.to} error={fault} onChange={(event) => event.currentTarget.value && set({ to: event.currentTarget.value })} />
            </FieldGrid>
            <FieldGrid cols={{ base: 1, xs: 3 }}>
              <NumberInput label={t('arrivals')} description={t('arrivalsText')} {...percent} value={question.arrivals} onChange={(value) => typeof value === 'number' && set({ arrivals: value })} />
              <NumberInput label={t('handling')} description={t('handlingText')} {...percent} value={question.handling} onChange={(value) => typeof value === 'number' && set({ handling: value })} />
              <NumberInput label={t('agents')} description={t('agentsText')} min={0} max={1000} allowDecimal={false} allowNegative={false} value={question.agents} onChange={(value) => typeof value === 'number' && set({ agents: value })} />
            </FieldGrid>
            {question.agents > 0 && <SkillLevels label={t('skills')} levelLabel={t('level')} value={question.skills} onChange={(skills) => set({ skills })} />}
            <Staffing people={people} value={question} onChange={set} />
            <QueueChanges people={people.map(({ id, name }) => ({ value: id, label: name }))} value={question.queues} onChange={(queues) => set({ queues })} />
            <Text size="xs" c="dimmed">
              {t('unknown')}
            </Text>
            <Group justify="flex-end">
              <Button type="submit" leftSection={<IconPlayerPlay size={16} />} loading={play.isPending}>
                {t('play')}
              </Button>
            </Group>
          </Stack>
        </Paper>
      </form>
      <Box aria-live="polite" mt="lg">
        {play.error && (
          <Alert color="red" variant="light" role="alert">
            {text(play.error)}
          </Alert>
        )}
        {play.data && <Reports answer={play.data} />}
      </Box>
    </Page>
  );
}
