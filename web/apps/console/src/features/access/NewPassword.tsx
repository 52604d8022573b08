import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError } from '@/shared/api';
import type { TokenFields } from '@/shared/session/tokens';
import { showFieldErrors } from '@/shared/ui';
import { AccessLayout } from './AccessLayout';
import { CodeStep, needsCode } from './CodeStep';
import { Problem } from './Problem';
import { useRules } from './rules';
import { linkToken } from './token';
import { useEnter } from './useEnter';

interface NewPasswordProps {
  /** Translation prefix: `reset` or `invitation`. */
  wording: 'reset' | 'invitation';
  path: string;
  asksName: boolean;
}

/** A mailed link that lets a person choose a password, and signs them in. */
export function NewPassword({ wording, path, asksName }: NewPasswordProps) {
  const { t } = useTranslation('access');
  const [token] = useState(linkToken);
  const rules = useRules();
  const enter = useEnter();
  const [asksCode, setAsksCode] = useState(false);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', password: '' },
    validate: { password: rules.password },
  });
  const choose = useMutation({
    mutationFn: (values: { name: string; password: string; code?: string }) =>
      api.public.post<TokenFields>(path, {
        token,
        password: values.password,
        ...(asksName && values.name.trim() ? { name: values.name.trim() } : {}),
        ...(values.code ? { code: values.code } : {}),
      }),
    onSuccess: (fields) => enter(fields),
    onError: (error) => {
      if (needsCode(error)) setAsksCode(true);
      else showFieldErrors(form, error);
    },
  });
  if (asksCode && choose.variables) {
    const answered = choose.variables;
    const back = () => {
      setAsksCode(false);
      choose.reset();
    };
    return <CodeStep onCode={(code) => choose.mutate({ ...answered, code })} onBack={back} error={choose.error} pending={choose.isPending} />;
  }
  const expired = !token || (choose.error instanceof ProblemError && choose.error.fields.length === 0 && choose.error.status < 429);
  return (
    <AccessLayout
      title={t(`${wording}.title`)}
      text={t(`${wording}.text`)}
      footer={
        <Anchor component={Link} to={wording === 'reset' ? '/forgot' : '/signin'} inherit>
          {t(`${wording}.other`)}
        </Anchor>
      }
    >
      <form onSubmit={form.onSubmit((values) => choose.mutate(values))} noValidate>
        <Stack>
          {asksName && (
            <TextInput label={t('field.name')} autoComplete="name" key={form.key('name')} {...form.getInputProps('name')} />
          )}
          <PasswordInput
            label={t('field.newPassword')}
            description={t('field.passwordHint')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <Problem error={choose.error ?? (token ? null : true)} text={expired ? t(`${wording}.expired`) : undefined} />
          <Button type="submit" size="md" loading={choose.isPending} disabled={!token}>
            {t(`${wording}.submit`)}
          </Button>
        </Stack>
      </form>
    </AccessLayout>
  );
}
