import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '@/shared/ui';
import type { Fault } from './flow';
import classes from './flows.module.css';

/** Why the server refused, and node by node what is wrong. */
export function Faults({ error, faults }: { error: unknown; faults: Fault[] }) {
  const { t } = useTranslation('flows');
  const text = useErrorText();
  return (
    <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle size={18} />} title={text(error)}>
      {faults.length > 0 && (
        <ul className={classes.faults}>
          {faults.map((fault) => (
            <li key={`${fault.node}-${fault.field}-${fault.detail}`}>
              <bdi dir="ltr">
                <strong>{[fault.node && t('node', { id: fault.node }), fault.field].filter(Boolean).join(' · ')}</strong>: {fault.detail}
              </bdi>
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
