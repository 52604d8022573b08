import { Alert, Button, Group, Input, Paper, PasswordInput, Select, Slider, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Me, useMe } from '@/shared/api';
import { type Preferences, setPreferences, usePreferences } from '@/shared/prefs/prefs';
import { ErrorState, LoadingRows, notifyDone, Page, Section, showFieldErrors, useErrorText, useNotifyError } from '@/shared/ui';
import { DeviceForm } from './DeviceForm';
import { SecondFactor } from './SecondFactor';

export default function AccountPage() {
  const { t } = useTranslation('account');
  const me = useMe();
  return (
    <Page title={t('title')} description={me.data?.email} width="narrow">
      {me.data ? (
        <>
          <Section title={t('profile')}>
            <NameForm me={me.data} />
          </Section>
          {me.data.agent && (
            <Section title={t('telephone')} text={t('telephoneText')}>
              <DeviceForm me={me.data} />
            </Section>
          )}
          <Section title={t('behaviour')} text={t('behaviourText')}>
            <Behaviour />
          </Section>
          <Section title={t('password')}>
            <PasswordForm />
          </Section>
          <Section title={t('factor.title')} text={t('factor.text')}>
            <SecondFactor me={me.data} />
          </Section>
        </>
      ) : me.error ? (
        <ErrorState error={me.error} onRetry={() => void me.refetch()} />
      ) : (
        <LoadingRows />
      )}
    </Page>
  );
}

function NameForm({ me }: { me: Me }) {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const notify = useNotifyError();
  const form = useForm({ initialValues: { name: me.name }, validate: { name: (value) => (value.trim() ? null : t('nameNeeded')) } });
  const save = useMutation({
    mutationFn: (values: { name: string }) => api.patch<Me>('/me', { name: values.name.trim() }),
    onSuccess: () => {
      notifyDone(t('shared:state.saved'));
      return client.invalidateQueries({ queryKey: ['me'] });
    },
    onError: (error) => showFieldErrors(form, error) || notify(error),
  });
  return (
    <Paper withBorder p="md">
      <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <Group align="flex-end">
          <TextInput flex={1} label={t('name')} autoComplete="name" {...form.getInputProps('name')} />
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            {t('shared:action.save')}
          </Button>
        </Group>
      </form>
    </Paper>
  );
}

/** Kept in this browser at once, and with the user so that another browser starts with the same. */
function Behaviour() {
  const { t } = useTranslation('account');
  const preferences = usePreferences();
  const [blocked, setBlocked] = useState(false);
  const devices = useLoudspeakers();
  const change = (to: Partial<Preferences>) => {
    setPreferences(to);
    void api.patch('/me', { preferences: { ...preferences, ...to } }).catch(() => undefined);
  };
  const askForNotifications = async (wanted: boolean) => {
    const allowed = wanted && 'Notification' in window && (await Notification.requestPermission()) === 'granted';
    setBlocked(wanted && !allowed);
    change({ osNotifications: allowed });
  };
  return (
    <Paper withBorder p="md">
      <Stack>
        <Switch label={t('ringtone')} description={t('ringtoneText')} checked={preferences.ringtone} onChange={(event) => change({ ringtone: event.currentTarget.checked })} />
        {preferences.ringtone && (
          <Input.Wrapper label={t('ringVolume')} labelElement="div">
            <Slider
              min={10}
              max={100}
              step={10}
              thumbLabel={t('ringVolume')}
              label={(value) => `${value} %`}
              defaultValue={preferences.ringVolume}
              onChangeEnd={(ringVolume) => change({ ringVolume })}
            />
          </Input.Wrapper>
        )}
        {devices.length > 1 && (
          <Select
            label={t('ringDevice')}
            data={[{ value: '', label: t('systemDevice') }, ...devices]}
            value={preferences.ringDevice}
            onChange={(value) => change({ ringDevice: value ?? '' })}
            allowDeselect={false}
          />
        )}
        <Switch label={t('notifications')} description={t('notificationsText')} checked={preferences.osNotifications} onChange={(event) => void askForNotifications(event.currentTarget.checked)} />
        {blocked && <Alert color="lamp">{t('notificationsBlocked')}</Alert>}
        <Switch label={t('enterSends')} description={t('enterSendsText')} checked={preferences.enterSends} onChange={(event) => change({ enterSends: event.currentTarget.checked })} />
        <Switch label={t('shared:shortcut.singleKeys')} description={t('shared:shortcut.singleKeysText')} checked={preferences.singleKeys} onChange={(event) => change({ singleKeys: event.currentTarget.checked })} />
      </Stack>
    </Paper>
  );
}

/** Loudspeakers by name; browsers name them only where a microphone was once allowed. */
function useLoudspeakers(): { value: string; label: string }[] {
  const [devices, setDevices] = useState<{ value: string; label: string }[]>([]);
  useEffect(() => {
    void navigator.mediaDevices?.enumerateDevices().then((found) =>
      setDevices(
        found
          .filter((device) => device.kind === 'audiooutput' && device.label && device.deviceId !== 'default')
          .map((device) => ({ value: device.deviceId, label: device.label })),
      ),
    );
  }, []);
  return devices;
}

function PasswordForm() {
  const { t } = useTranslation('account');
  const text = useErrorText();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: { newPassword: (value) => (value.length >= 10 ? null : t('passwordShort')) },
  });
  const save = useMutation({
    mutationFn: (values: typeof form.values) => api.post('/me/password', values),
    onSuccess: () => {
      form.reset();
      notifyDone(t('passwordSaved'));
    },
    onError: (error) => showFieldErrors(form, error),
  });
  const eye = { 'aria-label': t('showPassword') };
  return (
    <Paper withBorder p="md">
      <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <Stack>
          <PasswordInput label={t('currentPassword')} autoComplete="current-password" visibilityToggleButtonProps={eye} {...form.getInputProps('currentPassword')} />
          <PasswordInput label={t('newPassword')} autoComplete="new-password" visibilityToggleButtonProps={eye} {...form.getInputProps('newPassword')} />
          {save.error && (
            <Alert color="red" variant="light" role="alert">
              {text(save.error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button type="submit" variant="default" loading={save.isPending} disabled={!form.values.currentPassword || !form.values.newPassword}>
              {t('changePassword')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
