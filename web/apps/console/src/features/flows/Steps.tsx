import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api';
import { type Definition, exits, type Fault, type FlowNode, inOrder, spoken } from './flow';
import { soundPlaces } from './sounds';
import classes from './flows.module.css';

interface Named {
  id: string;
  name: string;
}

/** A version as a list of steps to read, with what hinders its publication under the step it concerns. */
export function Steps({ definition, faults }: { definition: Definition; faults: Fault[] }) {
  const { t } = useTranslation('flows');
  const queues = useList<Named>('/queues');
  const hours = useList<Named>('/hours');
  const people = useList<Named>('/users');
  const sounds = useList<Named>('/sounds');
  const nodes = inOrder(definition);
  const numberOf = new Map(nodes.map((node, index) => [node.id, index + 1]));
  const step = (id: string | undefined) => (id && numberOf.has(id) ? t('step', { number: numberOf.get(id) }) : (id ?? ''));
  const nameIn = (rows: Named[] | undefined, id: string | undefined) => (rows ? (rows.find((row) => row.id === id)?.name ?? id ?? '') : '');

  /** The sounds that callers hear there instead of a voice or the queue's music. */
  const heard = (id: string) => [...new Set(soundPlaces(definition).flatMap((place) => (place.node === id && place.soundId ? [nameIn(sounds.data, place.soundId)] : [])))].join(' · ');
  /** What an enqueued contact has beyond its queue. */
  const wishes = (node: FlowNode) => [
    ...(node.priority ? [t('priority', { number: node.priority })] : []),
    ...(node.dueInSeconds ? [t('due', { seconds: node.dueInSeconds })] : []),
    ...(node.requirements?.length || node.relaxations?.length ? [t('ownNeeds')] : []),
    ...(node.holds ?? []).map(({ userId, seconds }) => t(seconds ? 'heldFor' : 'meantFor', { name: nameIn(people.data, userId), seconds })),
    ...(node.lastAgentSeconds ? [t('lastAgent', { seconds: node.lastAgentSeconds })] : []),
  ];
  const what = (node: FlowNode) => {
    if (node.text !== undefined) return spoken(node.text);
    if (node.type === 'hours') return node.hoursId ? nameIn(hours.data, node.hoursId) : t('alwaysOpen');
    if (node.type === 'enqueue') return [nameIn(queues.data, node.queueId), ...wishes(node)].join(' · ');
    return node.outcome ? t('outcome', { outcome: node.outcome }) : '';
  };
  /** Where a spoken message waits for an agent, and how long it may be. */
  const message = ({ queueId, maxSeconds = 120 }: FlowNode) => [queueId ? t('message.in', { queue: nameIn(queues.data, queueId) }) : t('message.there'), t('message.most', { seconds: maxSeconds })].join(' · ');
  const then = (node: FlowNode) => {
    if (node.type === 'hours') return t('thenHours', { open: step(node.open), closed: step(node.closed) });
    if (node.type === 'enqueue') {
      const away = (['full', 'timeout', 'closed'] as const).filter((exit) => node[exit]).map((exit) => t(`exit.${exit}`, { step: step(node[exit]) }));
      return [...(node.next ? [t('afterwards', { step: step(node.next) })] : []), ...away].join(' · ');
    }
    const ways = exits(node);
    if (ways.length === 1 && node.next) return t('then', { step: step(node.next) });
    return ways.map(([exit, target]) => `\u2068${t(`way.${exit}`, { defaultValue: exit })}\u2069: ${step(target)}`).join(' · ');
  };

  return (
    <ol className={classes.steps}>
      {nodes.map((node, index) => (
        <li key={node.id} className={classes.step}>
          <span className={classes.number} aria-hidden>
            {index + 1}
          </span>
          <div className={classes.body}>
            <Text fw={600}>
              {t(`type.${node.type}`, { defaultValue: node.type })}{' '}
              <Text span size="xs" c="dimmed" fw={400}>
                <bdi dir="ltr">{node.id}</bdi>
              </Text>
            </Text>
            {what(node) && <Text className={classes.words ?? ''}>{what(node)}</Text>}
            {heard(node.id) && <Text size="sm">{t('sounds.plays', { names: heard(node.id) })}</Text>}
            {node.type === 'voicemail' && <Text size="sm">{message(node)}</Text>}
            {then(node) && <Text size="sm" c="dimmed">{then(node)}</Text>}
            {faults
              .filter((fault) => fault.node === node.id)
              .map((fault) => (
                <Text key={fault.detail} size="sm" c="var(--danger-text)">
                  {fault.detail}
                </Text>
              ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
