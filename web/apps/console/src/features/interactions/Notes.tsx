import { Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useCreate, useList } from '@/shared/api';
import { At, ErrorState, LoadingRows, notifyDone, showFieldErrors, useNotifyError } from '@/shared/ui';
import classes from './interactions.module.css';
import type { Note } from './types';

/** Remarks for colleagues, with a place to add one. */
export function Notes({ interactionId }: { interactionId: string }) {
  const { t } = useTranslation('interactions');
  const path = `/interactions/${interactionId}/notes`;
  const notes = useList<Note>(path);
  const add = useCreate<Note>(path);
  const notify = useNotifyError();
  const form = useForm({ initialValues: { text: '' }, validate: { text: (value) => (value.trim() ? null : t('noteNeeded')) } });
  const submit = form.onSubmit(({ text }) =>
    add.mutate(
      { text: text.trim() },
      {
        onSuccess: () => {
          form.reset();
          notifyDone(t('noteAdded'));
        },
        onError: (error) => void (showFieldErrors(form, error) || notify(error)),
      },
    ),
  );
  return (
    <Stack>
      {notes.isPending && <LoadingRows rows={2} />}
      {notes.error && <ErrorState error={notes.error} onRetry={() => void notes.refetch()} />}
      {notes.data?.length === 0 && <Text c="dimmed">{t('noNotes')}</Text>}
      {notes.data?.map((note) => (
        <article key={note.id} className={classes.note}>
          <Text size="xs" c="inherit">
            <bdi>{note.author.name}</bdi> · <At instant={note.at} />
          </Text>
          <p dir="auto" className={classes.text}>
            {note.text}
          </p>
        </article>
      ))}
      <Paper withBorder p="md">
        <form onSubmit={submit}>
          <Stack gap="sm">
            <Textarea label={t('newNote')} description={t('newNoteText')} autosize minRows={3} maxRows={12} maxLength={10_000} {...form.getInputProps('text')} />
            <Group justify="flex-end">
              <Button type="submit" loading={add.isPending}>
                {t('addNote')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Paper>
    </Stack>
  );
}
