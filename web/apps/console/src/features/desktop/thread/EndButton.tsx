import { Button, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '@/shared/keyboard/shortcuts';
import { useNotifyError } from '@/shared/ui';
import { useAgentSession } from '../session/AgentProvider';

/** Ends the conversation for the customer too, so it asks once. */
export function EndButton({ interactionId }: { interactionId: string }) {
  const { t } = useTranslation('desktop');
  const session = useAgentSession();
  const notify = useNotifyError();
  const [opened, { toggle, close }] = useDisclosure(false);
  useShortcut('e', t('end.title'), t('conversation'), toggle);
  return (
    <Popover opened={opened} onChange={(open) => !open && close()} trapFocus returnFocus position="bottom-end" width={260} shadow="md">
      <Popover.Target>
        <Button variant="default" size="xs" onClick={toggle}>
          {t('end.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('end.title')}>
        <Stack gap="xs">
          <Text>{t('end.text')}</Text>
          <Button
            color="red"
            size="xs"
            data-autofocus
            onClick={() => {
              close();
              session.command({ type: 'end', interactionId }).catch(notify);
            }}
          >
            {t('end.confirm')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
