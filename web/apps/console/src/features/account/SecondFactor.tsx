import { Alert, Anchor, Button, Group, Paper, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Me } from '@/shared/api';
import { CopyField, notifyDone, showFieldErrors, useErrorText } from '@/shared/ui';
import { QrCode } from './QrCode';
import { RecoveryCodes } from './RecoveryCodes';

interface Enrolment {
  secret: string;
  uri: string;
}

/** Turns the second factor on, in two steps and with the recovery codes at the end, or off again. */
export function SecondFactor({ me }: { me: Me }) {
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: ['me'] });
  return (
    <Paper withBorder p="md">
      {me.totp === 'enabled' ? (
        <TurnOff onDone={again} />
      ) : enrolment ? (
        <Confirm
          enrolment={enrolment}
          onCancel={() => setEnrolment(null)}
          onDone={(fresh) => {
            setEnrolment(null);
            setCodes(fresh);
            void again();
          }}
        />
      ) : (
        <Begin onDone={setEnrolment} />
      )}
      {codes && <RecoveryCodes codes={codes} account={me.email} onClose={() => setCodes(null)} />}
    </Paper>
  );
}

function Begin({ onDone }: { onDone: (enrolment: Enrolment) => void }) {
  const { t } = useTranslation('account');
  const form = useForm({ initialValues: { currentPassword: '' } });
  const begin = useMutation({
    mutationFn: (values: typeof form.values) => api.post<Enrolment>('/me/totp', values),
    onSuccess: onDone,
    onError: (error) => showFieldErrors(form, error),
  });
  return (
    <form onSubmit={form.onSubmit((values) => begin.mutate(values))}>
      <Stack>
        <PasswordInput label={t('currentPassword')} autoComplete="current-password" visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }} {...form.getInputProps('currentPassword')} />
        <Failure error={begin.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={begin.isPending} disabled={!form.values.currentPassword}>
            {t('factor.begin')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ConfirmProps {
  enrolment: Enrolment;
  onCancel: () => void;
  onDone: (codes: string[]) => void;
}

function Confirm({ enrolment, onCancel, onDone }: ConfirmProps) {
  const { t } = useTranslation('account');
  const form = useForm({ initialValues: { code: '' } });
  const confirm = useMutation({
    mutationFn: (values: typeof form.values) => api.post<{ recoveryCodes: string[] }>('/me/totp/confirm', values),
    onSuccess: (answer) => onDone(answer.recoveryCodes),
    onError: (error) => {
      if (showFieldErrors(form, error)) form.setFieldError('code', t('factor.wrong'));
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => confirm.mutate(values))}>
      <Group align="flex-start" gap="lg">
        <QrCode value={enrolment.uri} label={t('factor.qr')} />
        <Stack flex={1} miw={240}>
          <Text size="sm">
            {t('factor.scan')}{' '}
            <Anchor href={enrolment.uri} inherit>
              {t('factor.open')}
            </Anchor>
          </Text>
          <CopyField label={t('factor.secret')} value={enrolment.secret} />
          <CodeInput label={t('factor.code')} {...form.getInputProps('code')} />
          <Failure error={form.errors['code'] ? null : confirm.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onCancel}>
              {t('shared:action.cancel')}
            </Button>
            <Button type="submit" loading={confirm.isPending} disabled={!form.values.code.trim()}>
              {t('factor.confirm')}
            </Button>
          </Group>
        </Stack>
      </Group>
    </form>
  );
}

function TurnOff({ onDone }: { onDone: () => unknown }) {
  const { t } = useTranslation('account');
  const [asked, setAsked] = useState(false);
  const form = useForm({ initialValues: { currentPassword: '', code: '' } });
  const off = useMutation({
    mutationFn: (values: typeof form.values) => api.post('/me/totp/disable', values),
    onSuccess: () => {
      notifyDone(t('factor.isOff'));
      return onDone();
    },
    onError: (error) => showFieldErrors(form, error),
  });
  if (!asked) {
    return (
      <Group justify="space-between">
        <Text>{t('factor.isOn')}</Text>
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('factor.turnOff')}
        </Button>
      </Group>
    );
  }
  return (
    <form onSubmit={form.onSubmit((values) => off.mutate(values))}>
      <Stack>
        <PasswordInput label={t('currentPassword')} autoComplete="current-password" visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }} {...form.getInputProps('currentPassword')} />
        <CodeInput label={t('factor.anyCode')} {...form.getInputProps('code')} />
        <Failure error={off.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => setAsked(false)}>
            {t('shared:action.cancel')}
          </Button>
          <Button type="submit" color="red" loading={off.isPending} disabled={!form.values.currentPassword || !form.values.code.trim()}>
            {t('factor.turnOff')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function CodeInput({ label, ...input }: { label: string }) {
  return <TextInput label={label} dir="ltr" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={40} {...input} />;
}

function Failure({ error }: { error: unknown }) {
  const text = useErrorText();
  if (!error) return null;
  return (
    <Alert color="red" variant="light" role="alert">
      {text(error)}
    </Alert>
  );
}
