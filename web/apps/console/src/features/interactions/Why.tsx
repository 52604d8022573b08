import { Badge, Group, Text } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api';
import { clock } from '@/shared/i18n/format';
import { At, EmptyState, ErrorState, LoadingRows } from '@/shared/ui';
import classes from './interactions.module.css';
import { sentenceOf } from './sentence';
import type { Explanation } from './types';

/** Why routing chose as it did. The server writes the sentences, in English, when it decides. */
export function Why({ interactionId }: { interactionId: string }) {
  const { t } = useTranslation('interactions');
  const explanations = useList<Explanation>(`/interactions/${interactionId}/explanations`);
  if (explanations.isPending) return <LoadingRows />;
  if (explanations.error) return <ErrorState error={explanations.error} onRetry={() => void explanations.refetch()} />;
  if (explanations.data.length === 0) return <EmptyState icon={IconRoute} title={t('noWhy')} text={t('noWhyText')} />;
  return (
    <ol className={classes.decisions} aria-label={t('tab.why')}>
      {explanations.data.map((explanation, index) => (
        <li key={`${explanation.at}${index}`}>
          <Decision explanation={explanation} />
        </li>
      ))}
    </ol>
  );
}

function Decision({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation('interactions');
  const { excluded, others = [] } = explanation;
  return (
    <article className={classes.decision}>
      <Group gap="xs">
        <Badge color={explanation.decision === 'keptWaiting' ? 'lamp' : 'petrol'}>{t(`decision.${explanation.decision}`)}</Badge>
        <Text size="xs" c="dimmed">
          <At instant={explanation.at} />
        </Text>
      </Group>
      <p className={classes.sentence} dir="ltr" lang="en">
        {sentenceOf(explanation)}
      </p>
      {explanation.inputs && <WentBy inputs={explanation.inputs} />}
      {(excluded.length > 0 || others.length > 0) && (
        <>
          <Text size="xs" c="dimmed" id={`not-${explanation.at}`}>
            {t('notChosen')}
          </Text>
          <ul className={classes.excluded} aria-labelledby={`not-${explanation.at}`}>
            {excluded.map(({ agentId, name, reason }) => (
              <li key={agentId}>
                <strong>
                  <bdi>{name}</bdi>
                </strong>
                <span lang="en" dir="ltr">
                  {reason}
                </span>
              </li>
            ))}
            {others.map(({ reason, count }) => (
              <li key={reason}>
                <strong>{t('others', { count })}</strong>
                <span lang="en" dir="ltr">
                  {reason}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

/** What the decision went by, as it stood then. What was asked comes in the server's words. */
function WentBy({ inputs: { ring, asked, waitedSeconds, priority, order, place, dueAt } }: { inputs: NonNullable<Explanation['inputs']> }) {
  const { t } = useTranslation('interactions');
  const facts = [
    { name: 'asked', value: asked.length > 0 ? <bdi lang="en">{asked.join('; ')}</bdi> : t('wentBy.nothing') },
    ...(ring > 0 ? [{ name: 'ring', value: ring }] : []),
    { name: 'waited', value: clock(waitedSeconds) },
    { name: 'priority', value: <bdi dir="ltr">{priority}</bdi> },
    { name: 'order', value: t(`wentBy.orderOf.${order}`) },
    { name: 'place', value: <At instant={place} /> },
    ...(dueAt ? [{ name: 'due', value: <At instant={dueAt} /> }] : []),
  ];
  return (
    <dl className={classes.wentBy} aria-label={t('wentBy.title')}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{t(`wentBy.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
