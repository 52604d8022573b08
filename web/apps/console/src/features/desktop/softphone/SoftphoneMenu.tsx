import { Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHeadset, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type AgentDevice, useMe } from '@/shared/api';
import { useNumbers } from '@/shared/telephone';
import type { PhoneState } from './Softphone';
import classes from './softphone.module.css';
import { SoundCheck } from './SoundCheck';
import { useSoftphone } from './useSoftphone';

/** What calls are taken with, whether it works, and the sound of it; stands beside the presence. */
export function SoftphoneMenu() {
  const state = useSoftphone();
  const agent = useMe().data?.agent;
  const device = agent?.device ?? { kind: 'browser' };
  if (!agent || (device.kind === 'browser' && (state.kind === 'off' || state.kind === 'absent'))) return null;
  return device.kind === 'browser' ? <Menu state={state} /> : <Elsewhere device={device} />;
}

function Menu({ state }: { state: PhoneState }) {
  const { t } = useTranslation('desktop');
  const [opened, { toggle, close }] = useDisclosure(false);
  const word = t(`phone.${state.kind}`);
  return (
    <Popover opened={opened} onChange={(open) => !open && close()} trapFocus returnFocus position="bottom-end" width={300} shadow="md">
      <Popover.Target>
        <UnstyledButton className={classes.button} onClick={toggle} aria-expanded={opened} aria-label={`${t('phone.title')}: ${word}`} title={`${t('phone.title')}: ${word}`}>
          <IconHeadset size={18} stroke={1.7} aria-hidden />
          <span className={classes.dot} data-state={state.kind} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('phone.title')}>
        <Stack gap="sm">
          <div>
            <Text fw={600} role="status">
              {word}
            </Text>
            <Text size="sm" c="dimmed">
              {t(`phone.text.${state.kind}`)}
            </Text>
            {state.kind === 'failed' && (state.code > 0 || state.detail) && (
              <Text size="xs" c="var(--danger-text)">
                <bdi>{[state.detail, state.code > 0 ? `(${state.code})` : ''].filter(Boolean).join(' ')}</bdi>
              </Text>
            )}
          </div>
          {state.kind !== 'sandbox' && <SoundCheck busy={state.kind === 'talking'} />}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Elsewhere({ device }: { device: AgentDevice }) {
  const { t } = useTranslation('desktop');
  const { shown } = useNumbers();
  const address = device.kind === 'phone' ? shown(device.address ?? '') : (device.address ?? '');
  const label = t(`phone.on.${device.kind}`, { address: `\u2066${address}\u2069` });
  return (
    <span className={classes.button} title={label} role="img" aria-label={label}>
      <IconPhone size={18} stroke={1.7} aria-hidden />
    </span>
  );
}
