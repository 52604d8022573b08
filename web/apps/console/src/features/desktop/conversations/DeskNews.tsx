import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitleBadge } from '@/shared/ui/title';
import { customerName } from '../customer/names';
import { useDesk } from '../session/AgentProvider';
import { readMarks, useKeptVersion } from '../session/kept';
import { unreadCount } from './reading';

/** What is new on the desk, for the tab's title and for screen readers, whatever page is shown. */
export function DeskNews() {
  const { t } = useTranslation('desktop');
  const { desk } = useDesk();
  const marks = useKeptVersion(readMarks);
  const { conversations, offers } = desk;
  const unread = useMemo(
    () => conversations.reduce((sum, { messages, interaction }) => sum + unreadCount(messages, readMarks.get(interaction.id)), 0),
    // The marks live outside React; their version stands for them.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [conversations, marks],
  );
  useTitleBadge(offers.length > 0 ? `● ${t('offer.badge')} –` : unread > 0 ? `(${unread})` : '');

  const heard = useRef<string | null>(null);
  const [said, setSaid] = useState('');
  const newest = conversations
    .flatMap(({ messages, interaction }) => messages.filter((message) => message.direction === 'inbound').map((message) => ({ message, interaction })))
    .reduce<{ id: string; at: string; name: string } | null>(
      (latest, { message, interaction }) =>
        latest && latest.at >= message.at ? latest : { id: message.id, at: message.at, name: customerName(interaction.customer, t('unknownCustomer')) },
      null,
    );
  useEffect(() => {
    if (!newest || heard.current === newest.id) return;
    // What was there when the desk opened is no news.
    if (heard.current !== null) setSaid(t('newMessage', { name: newest.name }));
    heard.current = newest.id;
  }, [newest, t]);
  return (
    <div role="status" className="visually-hidden">
      {said}
    </div>
  );
}
