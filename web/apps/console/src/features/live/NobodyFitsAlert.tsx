import { Alert, Anchor } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LiveNow } from './types';

/** Says at once what waits in vain: nobody has what it needs, whatever their presence. */
export function NobodyFitsAlert({ live }: { live: LiveNow }) {
  const { t } = useTranslation('live');
  const name = (queueId: string) => live.queues.find((queue) => queue.queueId === queueId)?.name ?? '';
  return (
    <div role="status">
      {live.nobodyFits.length > 0 && (
        <Alert color="red" variant="light" mb="md" icon={<IconUserQuestion size={18} />} title={t('nobodyFits.title')}>
          <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
            {live.nobodyFits.map(({ interactionId, queueId, contacts, missing }) => (
              <li key={interactionId}>
                {t('nobodyFits.line', { count: contacts, queue: name(queueId), missing })}{' '}
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
