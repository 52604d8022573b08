import { Anchor, Button, Group, PasswordInput, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconChevronRight } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { api, ProblemError } from '@/shared/api';
import type { TokenFields } from '@/shared/session/tokens';
import { PersonMark, showFieldErrors } from '@/shared/ui';
import { AccessLayout } from './AccessLayout';
import classes from './choice.module.css';
import { CodeStep, needsCode } from './CodeStep';
import { Problem } from './Problem';
import { useRules } from './rules';
import { useEnter } from './useEnter';

interface TenantChoice {
  tenantId: string;
  name: string;
}

function choicesOf(error: unknown): TenantChoice[] | null {
  if (!(error instanceof ProblemError) || error.status !== 409 || !error.type.endsWith('tenant-choice')) return null;
  return error.extra['tenants'] as TenantChoice[];
}

export default function SignInPage() {
  const { t } = useTranslation('access');
  const { next } = useSearch({ strict: false }) as { next?: string };
  const rules = useRules();
  const enter = useEnter();
  const [asksCode, setAsksCode] = useState(false);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: { email: rules.email, password: rules.required },
  });
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string; tenantId?: string; code?: string }) => api.public.post<TokenFields>('/sessions', body),
    onSuccess: (fields) => enter(fields, next),
    onError: (error) => {
      if (needsCode(error)) setAsksCode(true);
      else showFieldErrors(form, error);
    },
  });
  if (asksCode && signIn.variables) {
    const answered = signIn.variables;
    const back = () => {
      setAsksCode(false);
      signIn.reset();
    };
    return <CodeStep onCode={(code) => signIn.mutate({ ...answered, code })} onBack={back} error={signIn.error} pending={signIn.isPending} />;
  }
  const choices = choicesOf(signIn.error);
  if (choices && signIn.variables) {
    const answered = signIn.variables;
    return (
      <AccessLayout
        title={t('signin.chooseTitle')}
        text={t('signin.chooseText')}
        footer={
          <Anchor component="button" inherit onClick={() => signIn.reset()}>
            {t('signin.otherAccount')}
          </Anchor>
        }
      >
        <Stack gap="xs">
          {choices.map((choice) => (
            <UnstyledButton key={choice.tenantId} className={classes.choice} onClick={() => signIn.mutate({ ...answered, tenantId: choice.tenantId })}>
              <PersonMark id={choice.tenantId} name={choice.name} />
              <Text fw={550} flex={1}>
                {choice.name}
              </Text>
              <IconChevronRight size={18} className={classes.arrow} aria-hidden />
            </UnstyledButton>
          ))}
        </Stack>
      </AccessLayout>
    );
  }
  const wrong = signIn.error instanceof ProblemError && signIn.error.status === 401;
  return (
    <AccessLayout
      title={t('signin.title')}
      text={t('signin.text')}
      footer={<Trans t={t} i18nKey="signin.noAccount" components={{ signup: <Anchor component={Link} to="/signup" inherit /> }} />}
    >
      <form onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
        <Stack>
          <TextInput label={t('field.email')} type="email" dir="ltr" autoComplete="username" required withAsterisk={false} key={form.key('email')} {...form.getInputProps('email')} />
          <PasswordInput
            label={t('field.password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <Problem error={signIn.error} text={wrong ? t('signin.wrong') : undefined} />
          <Button type="submit" size="md" loading={signIn.isPending}>
            {t('signin.submit')}
          </Button>
          <Group justify="center">
            <Anchor component={Link} to="/forgot" size="sm">
              {t('signin.forgot')}
            </Anchor>
          </Group>
        </Stack>
      </form>
    </AccessLayout>
  );
}
