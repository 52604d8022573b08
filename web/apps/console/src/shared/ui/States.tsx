import { Alert, Button, Group, Skeleton, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconAlertTriangle, IconMapOff } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '@/shared/api/problem';
import { useErrorText } from './errors';
import classes from './ui.module.css';

interface EmptyProps {
  icon?: ComponentType<{ size?: number | string; stroke?: number | string }>;
  title: string;
  text?: ReactNode;
  action?: ReactNode;
  /** Of its heading: one below the heading that it stands under. */
  level?: 1 | 2 | 3;
}

/** Nothing here yet: what this place is for, and the one thing to do next. */
export function EmptyState({ icon: Icon, title, text, action, level = 2 }: EmptyProps) {
  // Under the heading of a section it is one of several things on the page, and leaves room for them.
  return (
    <Stack align="center" gap={level === 3 ? 4 : 'xs'} py={level === 3 ? 'md' : 48} px="md" ta="center" className={level === 3 ? classes.card : undefined}>
      {Icon && (
        <ThemeIcon size={44} radius="xl" variant="light">
          <Icon size={22} stroke={1.6} />
        </ThemeIcon>
      )}
      <Title order={level} size={level === 3 ? 'h4' : 'h3'}>{title}</Title>
      {text && (
        <Text c="dimmed" maw={420}>
          {text}
        </Text>
      )}
      {action && <Group mt="xs">{action}</Group>}
    </Stack>
  );
}

/** Something could not be had: says why, in words, and offers to try again; what is not there needs no second try. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const text = useErrorText();
  if (error instanceof ProblemError && error.status === 404) {
    return (
      <div className={classes.card} role="alert">
        <EmptyState icon={IconMapOff} title={t('gone.title')} text={t('gone.text')} />
      </div>
    );
  }
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} title={t('error.title')} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text>{text(error)}</Text>
        {onRetry && (
          <Button variant="default" size="xs" onClick={onRetry}>
            {t('action.retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

export function LoadingRows({ rows = 5 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" p="md" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={18} width={`${92 - ((index * 17) % 40)}%`} />
      ))}
    </Stack>
  );
}
