import { Button, Group, Paper, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useList } from '@/shared/api';
import { notifyDone, Section } from '@/shared/ui';
import { type Definition, faultsOf, type FlowVersion } from './flow';
import { Faults } from './Faults';
import { SoundChoices } from './SoundChoices';

interface EditorProps {
  flowId: string;
  newest: FlowVersion | undefined;
  onSaved: () => void;
}

/** What a flow without versions begins with, in the words of the page. */
function firstDraft(greeting: string, queueId: string): Definition {
  return {
    start: 'greet',
    nodes: [
      { id: 'greet', type: 'say', text: greeting, next: 'enqueue' },
      { id: 'enqueue', type: 'enqueue', queueId, priority: 0, next: 'end' },
      { id: 'end', type: 'end' },
    ],
  };
}

/** Null while it is not JSON. */
function read(text: string): Definition | null {
  try {
    return JSON.parse(text) as Definition;
  } catch {
    return null;
  }
}

/** The flow as JSON. Saving keeps it as the next version; nothing changes for customers until that is published. */
export function Editor({ flowId, newest, onSaved }: EditorProps) {
  const { t } = useTranslation('flows');
  const client = useQueryClient();
  const queues = useList<{ id: string }>('/queues');
  const [typed, setTyped] = useState<string | null>(null);
  const [syntax, setSyntax] = useState<string | null>(null);
  const begins = JSON.stringify(newest?.definition ?? firstDraft(t('greeting'), queues.data?.[0]?.id ?? ''), null, 2);
  const text = typed ?? begins;
  const save = useMutation({
    mutationFn: (definition: Definition) => api.post<FlowVersion>(`/flows/${flowId}/versions`, { definition }),
    onSuccess: ({ version }) => {
      onSaved();
      notifyDone(t('savedAs', { number: version }));
      return client.invalidateQueries({ queryKey: [`/flows/${flowId}/versions`] });
    },
  });
  const submit = () => {
    try {
      const definition = JSON.parse(text) as Definition;
      setSyntax(null);
      save.mutate(definition);
    } catch (error) {
      setSyntax(t('syntax', { detail: error instanceof Error ? error.message : '' }));
    }
  };
  const definition = read(text);
  const sent = Array.isArray(save.variables?.nodes) ? save.variables.nodes : [];
  return (
    <Section title={t('edit')} text={t('editText')}>
      <Paper withBorder p="md">
        <Stack>
          <Textarea
            label={t('json')}
            description={t('jsonText')}
            error={syntax}
            autosize
            minRows={12}
            maxRows={32}
            spellCheck={false}
            dir="ltr"
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            value={text}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {definition && <SoundChoices definition={definition} onChange={(next) => setTyped(JSON.stringify(next, null, 2))} />}
          {save.error && <Faults error={save.error} faults={faultsOf(save.error, sent, 'place')} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" disabled={typed === null || typed === begins} onClick={() => setTyped(null)}>
              {t('discard')}
            </Button>
            <Button loading={save.isPending} onClick={submit}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </Paper>
    </Section>
  );
}
