import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '@/shared/telephone';
import type { Consult } from '../session/call';
import type { CallAbility } from './abilities';
import classes from './call.module.css';
import type { CallCommands } from './useCallCommands';

const ways = { ringing: 'call.consult.cancel', talking: 'call.consult.back', conference: 'call.consult.remove', transferring: 'call.consult.cancel' } as const;

/** While the agent asks somebody: let all talk, hand the customer over, or take them back. */
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
        {consult.state !== 'transferring' && (
          <Button size="xs" disabled={!can.has('completeTransfer')} loading={commands.busy === 'completeTransfer'} onClick={() => void commands.plain('completeTransfer')}>
            {t('call.consult.complete')}
          </Button>
        )}
        {consult.state === 'talking' && (
          <Button size="xs" variant="default" disabled={!can.has('conference')} loading={commands.busy === 'conference'} onClick={() => void commands.plain('conference')}>
            {t('call.consult.together')}
          </Button>
        )}
        <Button size="xs" variant="default" disabled={!can.has('cancelTransfer')} loading={commands.busy === 'cancelTransfer'} onClick={() => void commands.plain('cancelTransfer')}>
          {t(ways[consult.state], { name: `\u2068${name}\u2069` })}
        </Button>
      </Group>
    </div>
  );
}
