import { Alert, Button, Group, Progress, Select, Text } from '@mantine/core';
import { IconMicrophone, IconVolume } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setPreferences, usePreferences } from '@/shared/prefs/prefs';
import { playTestTone } from './testTone';
import { type SoundDevice, useLevel, useMicrophonePermission, useSoundDevices } from './sound';

/** The microphone's permission, which devices are used, how loud the microphone is, and a tone for the ear. */
export function SoundCheck({ busy }: { busy: boolean }) {
  const { t } = useTranslation('desktop');
  const { microphone, speaker } = usePreferences();
  const { permission, ask } = useMicrophonePermission();
  const allowed = permission === 'granted';
  const { microphones, speakers } = useSoundDevices(allowed);
  const [testing, setTesting] = useState(false);
  const level = useLevel(testing && allowed, microphone);
  if (!allowed) {
    return (
      <Alert color={permission === 'denied' ? 'red' : 'lamp'} variant="light" p="xs">
        {t(permission === 'denied' ? 'phone.micDenied' : 'phone.micPrompt')}
        {permission === 'prompt' && (
          <Button size="xs" mt="xs" display="block" leftSection={<IconMicrophone size={15} aria-hidden />} onClick={() => void ask()}>
            {t('phone.micAsk')}
          </Button>
        )}
      </Alert>
    );
  }
  return (
    <>
      <DeviceSelect label={t('phone.microphone')} devices={microphones} value={microphone} onChange={(value) => setPreferences({ microphone: value })} />
      {speakers.length > 0 && <DeviceSelect label={t('phone.speaker')} devices={speakers} value={speaker} onChange={(value) => setPreferences({ speaker: value })} />}
      <Group gap="xs">
        <Button size="xs" variant="default" aria-pressed={testing} disabled={busy} leftSection={<IconMicrophone size={15} aria-hidden />} onClick={() => setTesting((on) => !on)}>
          {t(testing ? 'phone.stopTest' : 'phone.testMicrophone')}
        </Button>
        <Button size="xs" variant="default" leftSection={<IconVolume size={15} aria-hidden />} onClick={() => playTestTone(speaker)}>
          {t('phone.testSpeaker')}
        </Button>
      </Group>
      {testing && (
        <div>
          <Progress value={(level ?? 0) * 100} size="lg" transitionDuration={60} aria-label={t('phone.level')} />
          <Text size="xs" c="dimmed" mt={4}>
            {t('phone.speak')}
          </Text>
        </div>
      )}
    </>
  );
}

function DeviceSelect({ label, devices, value, onChange }: { label: string; devices: SoundDevice[]; value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('desktop');
  const known = value === '' || devices.some((device) => device.value === value);
  return (
    <Select
      size="xs"
      label={label}
      data={[{ value: '', label: t('phone.systemDevice') }, ...devices, ...(known ? [] : [{ value, label: t('phone.unplugged') }])]}
      value={value}
      onChange={(chosen) => onChange(chosen ?? '')}
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
    />
  );
}
