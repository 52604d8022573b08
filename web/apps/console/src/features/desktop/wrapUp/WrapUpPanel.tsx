import { Button, Chip, Group, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api';
import { clock } from '@/shared/i18n/format';
import { useNow } from '@/shared/i18n/useNow';
import { useShortcut } from '@/shared/keyboard/shortcuts';
import { useErrorText } from '@/shared/ui';
import { useAgentSession } from '../session/AgentProvider';
import { drafts, useKept } from '../session/kept';
import type { Interaction } from '../session/protocol';
import classes from './wrapUp.module.css';

interface Code {
  id: string;
  name: string;
  active?: boolean;
}

const EXTENSION_SECONDS = 60;

/** After the conversation: what it was about, a note, and how long there is for it. */
export function WrapUpPanel({ interaction }: { interaction: Interaction }) {
  const { t } = useTranslation('desktop');
  const session = useAgentSession();
  const text = useErrorText();
  const now = useNow(500);
  const known = useList<Code>('/wrapUpCodes');
  const codes = interaction.wrapUp?.codes ?? known.data?.filter((code) => code.active !== false) ?? [];
  const [codeId, setCodeId] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const notesKey = `${interaction.id}.wrapUp`;
  const notes = useKept(drafts, notesKey);
  const endsAt = interaction.wrapUp?.endsAt ?? interaction.wrapUpEndsAt;
  const mandatory = interaction.wrapUp?.mode === 'mandatory';
  const ready = !mandatory || codes.length === 0 || codeId !== null;

  const complete = () => {
    if (!ready || saving) return;
    setSaving(true);
    setFailure(null);
    session
      .command({
        type: 'completeWrapUp',
        interactionId: interaction.id,
        ...(codeId ? { codeId } : {}),
        ...(notes.trim() ? { notes: notes.trim() } : {}),
      })
      .then(() => drafts.set(notesKey, ''))
      .catch((error: Error) => setFailure(error.message || text(error)))
      .finally(() => setSaving(false));
  };
  const extend = () => {
    setFailure(null);
    session.command({ type: 'extendWrapUp', interactionId: interaction.id, seconds: EXTENSION_SECONDS }).catch((error: Error) => setFailure(error.message || text(error)));
  };
  useShortcut('mod+Enter', t('wrapUp.complete'), t('conversation'), complete);

  return (
    <section className={classes.panel} aria-label={t('shared:interactionState.wrapUp')}>
      <Group justify="space-between">
        <Title order={2}>{t('wrapUp.title')}</Title>
        {endsAt && (
          <Group gap="xs">
            <Text className={classes.left ?? ''} role="timer">
              {t('wrapUp.left', { time: clock((Date.parse(endsAt) - now) / 1000) })}
            </Text>
            {interaction.wrapUp?.mode !== 'timed' && (
              <Button size="compact-xs" variant="default" onClick={extend}>
                {t('wrapUp.extend')}
              </Button>
            )}
          </Group>
        )}
      </Group>
      {codes.length > 0 && (
        <Chip.Group value={codeId} onChange={(value) => setCodeId(value as string | null)}>
          <Group gap={6} role="radiogroup" aria-label={t('wrapUp.code')}>
            {codes.map((code) => (
              <Chip key={code.id} value={code.id} size="xs" variant="outline">
                {code.name}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      )}
      <Textarea
        autosize
        minRows={2}
        maxRows={6}
        dir={notes ? 'auto' : undefined}
        aria-label={t('wrapUp.notes')}
        placeholder={t('wrapUp.notesPlaceholder')}
        value={notes}
        onChange={(event) => drafts.set(notesKey, event.currentTarget.value)}
      />
      <Group justify="space-between">
        <Text size="xs" c="dimmed" role={failure ? 'alert' : undefined}>
          {failure ?? (mandatory ? t('wrapUp.mandatory') : t('wrapUp.optional'))}
        </Text>
        <Button size="xs" onClick={complete} loading={saving} disabled={!ready}>
          {t('wrapUp.complete')}
        </Button>
      </Group>
    </section>
  );
}
