import { Button, Text } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '@/shared/i18n/format';
import { useNow } from '@/shared/i18n/useNow';
import { useShortcut } from '@/shared/keyboard/shortcuts';
import { useNumbers } from '@/shared/telephone';
import { ChannelIcon, Written, useNotifyError } from '@/shared/ui';
import { PageButton } from '../card/PageButton';
import { openPage, opensPages } from '../card/pages';
import { useSelection } from '../conversations/selection';
import { customerName } from '../customer/names';
import { useAgentSession, useDesk } from '../session/AgentProvider';
import type { Offer } from '../session/protocol';
import { CallerHistory } from './CallerHistory';
import classes from './offers.module.css';
import { useRinging } from './ringing';

/** Offers on every page: who, from which queue, how long they waited, and how long there is to answer. */
export function OfferBar() {
  const { t } = useTranslation('desktop');
  const { desk } = useDesk();
  const session = useAgentSession();
  const { select } = useSelection();
  const notify = useNotifyError();
  const [answered, setAnswered] = useState<Record<string, 'accept' | 'reject'>>({});
  const offers = desk.offers.filter((offer) => answered[offer.offerId] !== 'reject');
  const first = offers.find((offer) => !answered[offer.offerId]);

  const answer = (offer: Offer, how: 'accept' | 'reject') => {
    setAnswered((before) => ({ ...before, [offer.offerId]: how }));
    // At once: a browser lets a page open another one only for a click or a key.
    if (how === 'accept' && opensPages.get()) openPage(offer.page);
    session
      .command({ type: how === 'accept' ? 'acceptOffer' : 'rejectOffer', offerId: offer.offerId })
      .then(() => {
        if (how === 'accept') select(offer.interactionId);
      })
      .catch((error: unknown) => {
        setAnswered((before) => Object.fromEntries(Object.entries(before).filter(([id]) => id !== offer.offerId)));
        notify(error);
      });
  };

  useRinging(first ?? null);
  useShortcut('a', t('offer.acceptFirst'), t('offer.group'), () => first && answer(first, 'accept'), Boolean(first));
  useShortcut('x', t('offer.rejectFirst'), t('offer.group'), () => first && answer(first, 'reject'), Boolean(first));

  return (
    <section aria-label={t('offer.group')} className={classes.bar}>
      <div role="status" className="visually-hidden">
        {first &&
          t('offer.announce', {
            channel: t(`shared:channel.${first.channel}`, { defaultValue: first.channel }),
            customer: customerName(first.customer, t('unknownCustomer')),
            queue: first.queue?.name ?? '',
          })}
      </div>
      {offers.map((offer) => (
        <OfferStrip key={offer.offerId} offer={offer} accepting={answered[offer.offerId] === 'accept'} onAnswer={(how) => answer(offer, how)} />
      ))}
    </section>
  );
}

/** What a program of the business adds to what is known anyway. */
const knownOf = ({ lookedUp, customer }: Offer): string[] =>
  [lookedUp?.name, lookedUp?.company, lookedUp?.tier].filter((text): text is string => Boolean(text) && text !== customer?.name);

function OfferStrip({ offer, accepting, onAnswer }: { offer: Offer; accepting: boolean; onAnswer: (how: 'accept' | 'reject') => void }) {
  const { t } = useTranslation('desktop');
  const now = useNow(250);
  const { shown } = useNumbers();
  const number = offer.channel === 'voice' || offer.channel === 'task' ? offer.customer?.identities.find(({ kind }) => kind === 'phone')?.value : undefined;
  const [shownAt] = useState(() => Date.now());
  const ends = Date.parse(offer.expiresAt);
  const left = Math.max(0, ends - now);
  const arrived = shownAt - offer.waitedSeconds * 1000;
  return (
    <div className={classes.strip}>
      <span className={classes.lamp} aria-hidden />
      <span className={classes.channel}>
        <ChannelIcon channel={offer.channel} size={20} />
      </span>
      <div className={classes.who}>
        <Text fw={600} truncate>
          <Written cut>{customerName(offer.customer, t('unknownCustomer'))}</Written>
        </Text>
        <Text size="xs" className={classes.detail ?? ''} truncate>
          {offer.askedBy && <>{t('asked.offer', { name: `\u2068${offer.askedBy}\u2069` })} · </>}
          {knownOf(offer).map((text) => <Fragment key={text}><bdi>{text}</bdi> · </Fragment>)}
          {number && offer.customer?.name && offer.customer.name !== number && <><Written>{shown(number)}</Written> · </>}
          {offer.queue?.name && <><bdi>{offer.queue.name}</bdi> · </>}
          {t('offer.waited', { time: clock((now - arrived) / 1000) })}
        </Text>
      </div>
      {offer.preview && (
        <Text className={classes.preview ?? ''} truncate>
          <Written cut>{`“${offer.preview}”`}</Written>
        </Text>
      )}
      {offer.channel === 'voice' && offer.customer && <CallerHistory customerId={offer.customer.id} current={offer.interactionId} />}
      <div className={classes.actions}>
        <span className={`${classes.left} tabular`} aria-hidden>
          {clock(Math.ceil(left / 1000))}
        </span>
        {offer.page && <PageButton page={offer.page} variant="subtle" className={classes.reject ?? ''} />}
        <Button variant="subtle" className={classes.reject ?? ''} onClick={() => onAnswer('reject')} disabled={accepting}>
          {t('offer.reject')}
        </Button>
        <Button className={classes.accept ?? ''} onClick={() => onAnswer('accept')} loading={accepting}>
          {t('offer.accept')}
        </Button>
      </div>
      <span className={classes.countdown} aria-hidden style={{ transform: `scaleX(${Math.min(1, left / Math.max(1, ends - shownAt))})` }} />
    </div>
  );
}
