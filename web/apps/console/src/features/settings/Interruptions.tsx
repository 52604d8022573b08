import { Input, MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FieldGrid } from '@/shared/ui';
import { type Channel, CHANNELS, type Interruption } from './tenant';

interface InterruptionsProps {
  value: Interruption[];
  onChange: (value: Interruption[]) => void;
}

/** For each kind of work, on top of what else it may come although there is no room left. */
export function Interruptions({ value, onChange }: InterruptionsProps) {
  const { t } = useTranslation('settings');
  const put = (by: Channel, interrupted: string[]) => onChange([...value.filter((pair) => pair.by !== by), ...interrupted.map((channel) => ({ by, interrupted: channel as Channel }))]);
  return (
    <Input.Wrapper component="fieldset" labelElement="div" label={t('interruptions')} description={t('interruptionsText')} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }} aria-label={t('interruptions')}>
      <FieldGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt={4}>
        {CHANNELS.map((by) => {
          const chosen = value.filter((pair) => pair.by === by).map(({ interrupted }) => interrupted);
          return (
            <MultiSelect
              key={by}
              label={t(`shared:channel.${by}`)}
              placeholder={chosen.length === 0 ? t('interruptsNothing') : undefined}
              data={CHANNELS.filter((channel) => channel !== by).map((channel) => ({ value: channel, label: t(`shared:channel.${channel}`) }))}
              value={chosen}
              onChange={(interrupted) => put(by, interrupted)}
            />
          );
        })}
      </FieldGrid>
    </Input.Wrapper>
  );
}
