import { Radio, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceKinds, type DeviceValues } from './device';

interface DeviceFieldsProps {
  label: string;
  value: DeviceValues;
  onChange: (value: DeviceValues) => void;
  error?: ReactNode;
}

/** What calls are taken with: the browser, a telephone, or a SIP telephone. */
export function DeviceFields({ label, value, onChange, error }: DeviceFieldsProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <Radio.Group label={label} value={value.kind} onChange={(kind) => onChange({ kind: kind as DeviceValues['kind'], address: '' })}>
        <Stack gap="xs" mt={4}>
          {deviceKinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`device.${kind}`)} description={t(`device.text.${kind}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {value.kind !== 'browser' && (
        <TextInput
          label={t(`device.address.${value.kind}`)}
          placeholder={value.kind === 'phone' ? '+49 30 12345678' : 'sip:desk7@phones.example'}
          type={value.kind === 'phone' ? 'tel' : 'text'}
          dir="ltr"
          required
          maxLength={260}
          value={value.address}
          onChange={(event) => onChange({ ...value, address: event.currentTarget.value })}
          error={error}
        />
      )}
    </Stack>
  );
}
