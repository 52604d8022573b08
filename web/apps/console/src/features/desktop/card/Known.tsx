import { Anchor, Badge, Group, Switch, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CardFacts } from '../session/protocol';
import classes from '../customer/customer.module.css';
import { PageButton } from './PageButton';
import { opensPages, useOpensPages } from './pages';

/** What the business's own programs know of the customer, and the page that they have about them. */
export function Known({ page, lookedUp }: CardFacts) {
  const { t } = useTranslation('desktop');
  const opens = useOpensPages();
  if (!page && !lookedUp) return null;
  return (
    <section>
      <Title order={3} className={classes.blockTitle}>{t('card.title')}</Title>
      {lookedUp && (
        <>
          <Group gap="xs">
            {lookedUp.name && <Text fw={600}><bdi>{lookedUp.name}</bdi></Text>}
            {lookedUp.tier && <Badge><bdi>{lookedUp.tier}</bdi></Badge>}
          </Group>
          {lookedUp.company && <Text size="sm" c="dimmed"><bdi>{lookedUp.company}</bdi></Text>}
          <dl className={classes.details}>
            {lookedUp.facts.map(({ label, value, link }, index) => (
              <div key={index}>
                <dt><bdi>{label}</bdi></dt>
                <dd>
                  {link?.startsWith('https://') ? (
                    <Anchor href={link} target="_blank" rel="noopener noreferrer"><bdi>{value}</bdi></Anchor>
                  ) : (
                    <bdi>{value}</bdi>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {page && (
        <>
          <PageButton page={page} mt="xs" />
          <Switch mt="xs" size="xs" label={t('card.byItself')} checked={opens} onChange={(event) => opensPages.set(event.currentTarget.checked)} />
        </>
      )}
    </section>
  );
}
