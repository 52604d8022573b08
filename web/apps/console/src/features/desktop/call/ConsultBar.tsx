import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '@/shared/telephone';
import type { Consult } from '../session/call';
import type { CallAbility } from './abilities';
import classes from './call.module.css';
import type { CallCommands } from './useCallCommands';

/** While the agent asks somebody first: hand the customer over, or take them back. */
export function ConsultBar({ consult, can, commands }: { consult: Consult; can: ReadonlySet<CallAbility>; commands: CallCommands }) {
  const { t } = useTranslation('desktop');
  const { shown } = useNumbers();
  const name = consult.to.kind === 'address' ? shown(consult.to.name) : consult.to.name;
  return (
    <div className={classes.consult}>
      <Text role="status">
        {t(`call.consult.${consult.state}`, { name: `\u2068${name}\u2069` })}
      </Text>
      <Group gap="xs">
        <Button size="xs" disabled={!can.has('completeTransfer')} loading={commands.busy === 'completeTransfer'} onClick={() => void commands.plain('completeTransfer')}>
          {t('call.consult.complete')}
        </Button>
        <Button size="xs" variant="default" disabled={!can.has('cancelTransfer')} loading={commands.busy === 'cancelTransfer'} onClick={() => void commands.plain('cancelTransfer')}>
          {t(consult.state === 'talking' ? 'call.consult.back' : 'call.consult.cancel')}
        </Button>
      </Group>
    </div>
  );
}
