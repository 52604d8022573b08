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
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center">
      {Icon && (
        <ThemeIcon size={44} radius="xl" variant="light">
          <Icon size={22} stroke={1.6} />
        </ThemeIcon>
      )}
      <Title order={level} size="h3">{title}</Title>
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
