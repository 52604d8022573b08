import { Alert, Anchor } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LiveNow } from './types';

/** Keeps its own direction inside a sentence of another (Unicode isolates). */
const isolated = (text: string) => `\u2068${text}\u2069`;

/** Says at once what waits in vain: nobody has what it needs, whatever their presence. */
export function NobodyFitsAlert({ live }: { live: LiveNow }) {
  const { t } = useTranslation('live');
  const lost = live.nobodyFits ?? [];
  const name = (queueId: string) => live.queues.find((queue) => queue.queueId === queueId)?.name ?? '';
  return (
    <div role="status">
      {lost.length > 0 && (
        <Alert color="red" variant="light" mb="md" icon={<IconUserQuestion size={18} />} title={t('nobodyFits.title')}>
          <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
            {lost.map(({ interactionId, queueId, contacts, missing }) => (
              <li key={interactionId}>
                {t('nobodyFits.line', { count: contacts, queue: isolated(name(queueId)), missing: isolated(missing) })}{' '}
                <Anchor component={Link} to={`/interactions/${interactionId}`} inherit>
                  {t('nobodyFits.show')}
                </Anchor>
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}
