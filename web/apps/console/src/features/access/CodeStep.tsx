import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '@/shared/api';
import { AccessLayout } from './AccessLayout';
import { Problem } from './Problem';

/** Whether the password was right and only the code of the second factor is missing. */
export function needsCode(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 401 && error.type.endsWith('code-required');
}

interface CodeStepProps {
  onCode: (code: string) => void;
  onBack: () => void;
  error: unknown;
  pending: boolean;
}

/** Asks for the code of the authenticator app, or for a recovery code: one field takes both. */
export function CodeStep({ onCode, onBack, error, pending }: CodeStepProps) {
  const { t } = useTranslation('access');
  const [code, setCode] = useState('');
  const wrong = error instanceof ProblemError && error.status === 401;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (code.trim()) onCode(code.trim());
  };
  return (
    <AccessLayout
      title={t('code.title')}
      text={t('code.text')}
      footer={
        <Anchor component="button" inherit onClick={onBack}>
          {t('code.back')}
        </Anchor>
      }
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label={t('code.label')}
            description={t('code.hint')}
            dir="ltr"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
            required
            withAsterisk={false}
            autoFocus
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Problem error={needsCode(error) ? null : error} text={wrong ? t('code.wrong') : undefined} />
          <Button type="submit" size="md" loading={pending} disabled={!code.trim()}>
            {t('code.submit')}
          </Button>
        </Stack>
      </form>
    </AccessLayout>
  );
}
