import { Badge, Button, Progress, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Page as ListPage, useList, useMe } from '@/shared/api';
import { CopyField, ErrorState, LoadingRows, Page } from '@/shared/ui';
import classes from './home.module.css';
import { Now } from './Now';

interface EntryPoint {
  id: string;
  name: string;
  channel: string;
  widgetId?: string;
  snippet?: string;
}

/** Where a person lands: owners and administrators see what is left to do, agents go to their desk. */
export default function HomePage() {
  const me = useMe();
  if (!me.data) return me.error ? <ErrorState error={me.error} onRetry={() => void me.refetch()} /> : <LoadingRows />;
  const setsUp = me.data.roles.some((role) => role === 'owner' || role === 'admin');
  return setsUp ? <FirstRun name={me.data.name} /> : <Navigate to="/desktop" replace />;
}

function useProgress() {
  const queues = useList<{ id: string }>('/queues');
  const entryPoints = useList<EntryPoint>('/entryPoints');
  const users = useList<{ id: string }>('/users');
  const first = useQuery({
    queryKey: ['/interactions', 'first'],
    queryFn: () => api.get<ListPage<{ id: string }>>('/interactions', { limit: 1 }),
  });
  const widget = entryPoints.data?.find((entry) => entry.channel === 'chat' && entry.widgetId);
  return {
    pending: queues.isPending || entryPoints.isPending || users.isPending || first.isPending,
    widget,
    queue: (queues.data?.length ?? 0) > 0,
    conversation: (first.data?.items.length ?? 0) > 0,
    team: (users.data?.length ?? 0) > 1,
  };
}

function FirstRun({ name }: { name: string }) {
  const { t } = useTranslation('home');
  const progress = useProgress();
  const demo = useQuery({
    queryKey: ['demo-shop'],
    queryFn: async () => (await fetch('/demo/shop', { method: 'HEAD' })).ok,
    retry: false,
    staleTime: Infinity,
  });
  const done = [progress.queue, progress.conversation, progress.team].filter(Boolean).length;
  const shop = progress.widget && demo.data ? `/demo/shop?widget=${encodeURIComponent(progress.widget.widgetId ?? '')}` : null;
  return (
    <Page title={t('title', { name: name.split(' ')[0] })} width="narrow" description={done === 3 ? t('textDone') : t('text')}>
      {progress.pending ? (
        <LoadingRows />
      ) : (
        <>
          {done === 3 && <Now />}
          <div className={classes.progress}>
            <Progress value={(done / 3) * 100} size="sm" aria-label={t('progress', { done })} />
            <Text size="xs" c="dimmed">
              {t('progress', { done })}
            </Text>
          </div>
          <ol className={classes.steps}>
            <Step number={1} done={progress.queue} title={t('queue.title')} text={t('queue.text')}>
              <Button component={Link} to="/queues" variant={progress.queue ? 'default' : 'filled'}>
                {progress.queue ? t('queue.look') : t('queue.do')}
              </Button>
            </Step>
            <Step number={2} done={progress.conversation} title={t('widget.title')} text={t('widget.text')}>
              {shop && (
                <Button component="a" href={shop} target="_blank" variant={progress.conversation ? 'default' : 'filled'}>
                  {t('widget.try')}
                </Button>
              )}
              <Button component={Link} to="/desktop" variant={shop || progress.conversation ? 'default' : 'filled'}>
                {t('widget.desk')}
              </Button>
              {progress.widget?.snippet && (
                <div className={classes.snippet}>
                  <CopyField label={t('widget.snippet')} value={progress.widget.snippet} />
                </div>
              )}
            </Step>
            <Step number={3} done={progress.team} title={t('team.title')} text={t('team.text')}>
              <Button component={Link} to="/users" variant={progress.team ? 'default' : 'filled'}>
                {t('team.do')}
              </Button>
            </Step>
          </ol>
        </>
      )}
    </Page>
  );
}

function Step(props: { number: number; done: boolean; title: string; text: string; children: ReactNode }) {
  const { t } = useTranslation('home');
  return (
    <li className={classes.step} data-done={props.done || undefined}>
      <span className={classes.mark} aria-hidden>
        {props.done ? <IconCheck size={16} stroke={2.4} /> : props.number}
      </span>
      <div className={classes.stepBody}>
        <div className={classes.stepHead}>
          <Title order={2}>{props.title}</Title>
          {props.done && <Badge>{t('done')}</Badge>}
        </div>
        <Text c="dimmed" maw={560}>
          {props.text}
        </Text>
        <div className={classes.actions}>{props.children}</div>
      </div>
    </li>
  );
}
