import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { preferences } from '@/shared/prefs/prefs';
import { showFieldErrors } from '@/shared/ui';
import { AccessLayout } from './AccessLayout';
import { DemoHint } from './DemoHint';
import { Problem } from './Problem';
import { useRules } from './rules';

export default function SignUpPage() {
  const { t } = useTranslation('access');
  const rules = useRules();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { company: '', name: '', email: '', password: '' },
    validate: { company: rules.required, name: rules.required, email: rules.email, password: rules.password },
  });
  const signUp = useMutation({
    mutationFn: (values: typeof form.values) =>
      api.public.post('/signup', {
        ...values,
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        locale: preferences().language,
      }),
    onError: (error) => showFieldErrors(form, error),
  });
  if (signUp.isSuccess) {
    return (
      <AccessLayout
        title={t('signup.sentTitle')}
        text={<Trans t={t} i18nKey="signup.sentText" values={{ email: signUp.variables.email }} components={{ b: <strong dir="ltr" /> }} />}
      >
        <DemoHint />
        <Text c="dimmed">
          {t('signup.sentAgain')}{' '}
          <Anchor component="button" inherit onClick={() => signUp.reset()}>
            {t('signup.sentBack')}
          </Anchor>
        </Text>
      </AccessLayout>
    );
  }
  return (
    <AccessLayout
      title={t('signup.title')}
      text={t('signup.text')}
      footer={<Trans t={t} i18nKey="signup.haveAccount" components={{ signin: <Anchor component={Link} to="/signin" inherit /> }} />}
    >
      <form onSubmit={form.onSubmit((values) => signUp.mutate(values))} noValidate>
        <Stack>
          <TextInput label={t('field.company')} autoComplete="organization" required withAsterisk={false} data-autofocus key={form.key('company')} {...form.getInputProps('company')} />
          <TextInput label={t('field.name')} autoComplete="name" required withAsterisk={false} key={form.key('name')} {...form.getInputProps('name')} />
          <TextInput label={t('field.email')} type="email" dir="ltr" autoComplete="email" required withAsterisk={false} key={form.key('email')} {...form.getInputProps('email')} />
          <PasswordInput
            label={t('field.password')}
            description={t('field.passwordHint')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <Problem error={signUp.error} />
          <Button type="submit" size="md" loading={signUp.isPending}>
            {t('signup.submit')}
          </Button>
        </Stack>
      </form>
    </AccessLayout>
  );
}
