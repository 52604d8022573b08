import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Role, useMe } from '@/shared/api';
import { EmptyState, LoadingRows } from '@/shared/ui';
import { PageError } from './Fallbacks';
import classes from './Shell.module.css';

/** Shows a page to those it is meant for. The server decides for itself; this only spares people pages full of refusals. */
export function RoleGate({ roles, children }: { roles: Role[]; children: ReactNode }) {
  const { t } = useTranslation();
  const me = useMe();
  if (!me.data) return me.error ? <PageError error={me.error} onRetry={() => void me.refetch()} /> : <LoadingRows />;
  if (!me.data.roles.some((role) => roles.includes(role))) {
    return (
      <div className={classes.nowhere}>
        <EmptyState level={1} icon={IconLock} title={t('forbidden.title')} text={t('forbidden.text')} />
      </div>
    );
  }
  return children;
}
