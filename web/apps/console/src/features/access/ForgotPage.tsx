import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { showFieldErrors } from '@/shared/ui';
import { AccessLayout } from './AccessLayout';
import { DemoHint } from './DemoHint';
import { Problem } from './Problem';
import { useRules } from './rules';

export default function ForgotPage() {
  const { t } = useTranslation('access');
  const rules = useRules();
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '' }, validate: { email: rules.email } });
  const ask = useMutation({
    mutationFn: (values: { email: string }) => api.public.post('/passwordResets', values),
    onError: (error) => showFieldErrors(form, error),
  });
  const back = (
    <Anchor component={Link} to="/signin" inherit>
      {t('forgot.back')}
    </Anchor>
  );
  if (ask.isSuccess) {
    return (
      <AccessLayout
        title={t('forgot.sentTitle')}
        text={<Trans t={t} i18nKey="forgot.sentText" values={{ email: ask.variables.email }} components={{ b: <strong dir="ltr" /> }} />}
        footer={back}
      >
        <DemoHint />
      </AccessLayout>
    );
  }
  return (
    <AccessLayout title={t('forgot.title')} text={t('forgot.text')} footer={back}>
      <form onSubmit={form.onSubmit((values) => ask.mutate(values))} noValidate>
        <Stack>
          <TextInput label={t('field.email')} type="email" dir="ltr" autoComplete="username" required withAsterisk={false} key={form.key('email')} {...form.getInputProps('email')} />
          <Problem error={ask.error} />
          <Button type="submit" size="md" loading={ask.isPending}>
            {t('forgot.submit')}
          </Button>
        </Stack>
      </form>
    </AccessLayout>
  );
}
