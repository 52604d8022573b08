import { Anchor, Button, Group, Tabs } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useResource } from '@/shared/api';
import { useNumbers } from '@/shared/telephone';
import { At, ChannelIcon, ErrorState, LoadingRows, Page } from '@/shared/ui';
import { CallTab } from './CallTab';
import classes from './interactions.module.css';
import { StateBadge } from './InteractionsPage';
import { Messages } from './Messages';
import { Notes } from './Notes';
import { Timeline } from './Timeline';
import { customerName, type Interaction } from './types';
import { Why } from './Why';

export default function InteractionPage() {
  const { t } = useTranslation('interactions');
  useNumbers();
  const { interactionId = '' } = useParams({ strict: false }) as { interactionId?: string };
  const interaction = useResource<Interaction>('/interactions', interactionId);
  const title = interaction.data ? customerName(interaction.data.customer, t('unknownCustomer')) : t('one');
  const tabs = interaction.data?.channel === 'voice' || interaction.data?.voicemail ? ['call', 'timeline', 'messages', 'why', 'notes'] : ['messages', 'timeline', 'why', 'notes'];
  const back = (
    <Button component={Link} to="/interactions" variant="default">
      {t('back')}
    </Button>
  );
  return (
    <Page title={title} description={interaction.data && <Facts interaction={interaction.data} />} actions={back}>
      {interaction.error ? (
        <ErrorState error={interaction.error} onRetry={() => void interaction.refetch()} />
      ) : interaction.isPending ? (
        <LoadingRows />
      ) : (
        <Tabs key={interactionId} defaultValue={tabs[0] ?? 'messages'} keepMounted={false}>
          <Tabs.List mb="md">
            {tabs.map((tab) => (
              <Tabs.Tab key={tab} value={tab} px="sm">
                {t(`tab.${tab}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="call">
            <CallTab interaction={interaction.data} />
          </Tabs.Panel>
          <Tabs.Panel value="messages">
            <Messages interactionId={interactionId} />
          </Tabs.Panel>
          <Tabs.Panel value="timeline">
            <Timeline interactionId={interactionId} />
          </Tabs.Panel>
          <Tabs.Panel value="why">
            <Why interactionId={interactionId} />
          </Tabs.Panel>
          <Tabs.Panel value="notes">
            <Notes interactionId={interactionId} />
          </Tabs.Panel>
        </Tabs>
      )}
    </Page>
  );
}

function Facts({ interaction }: { interaction: Interaction }) {
  const { t } = useTranslation('interactions');
  return (
    <Group component="span" gap="xs" className={classes.facts}>
      <StateBadge state={interaction.state} />
      <ChannelIcon channel={interaction.channel} />
      <At instant={interaction.createdAt} />
      {interaction.queueName && (
        <span>
          {t('queue')}: <bdi>{interaction.queueName}</bdi>
        </span>
      )}
      {interaction.agentName && (
        <span>
          {t('agent')}: <bdi>{interaction.agentName}</bdi>
        </span>
      )}
      <Anchor component={Link} to={`/customers/${interaction.customer.id}`}>
        {t('toCustomer')}
      </Anchor>
    </Group>
  );
}
