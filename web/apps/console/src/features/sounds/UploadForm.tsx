import { FileInput, Progress, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconUpload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, uploadWatched } from '@/shared/api';
import { ACCEPTED, faultOf, LONGEST_NAME, nameOf, type Sound } from '@/shared/sounds';
import { FormDrawer, notifyDone } from '@/shared/ui';

interface Values extends Record<string, unknown> {
  file: File | null;
  name: string;
}

/** A new sound. What cannot be one is said before anything is sent; closing the drawer ends the sending. */
export function UploadForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('sounds');
  const client = useQueryClient();
  const sending = useRef<AbortController | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => () => sending.current?.abort(), []);
  const form = useForm<Values>({
    initialValues: { file: null, name: '' },
    validate: {
      file: (file) => {
        const fault = faultOf(file);
        return fault && t(`fault.${fault}`);
      },
      name: (name) => (name.trim() ? null : t('nameNeeded')),
    },
  });
  const choose = (file: File | null) => {
    form.setFieldValue('file', file);
    const fault = file && faultOf(file);
    form.setFieldError('file', fault ? t(`fault.${fault}`) : null);
    if (file && !form.values.name.trim()) form.setFieldValue('name', nameOf(file));
  };
  const upload = async ({ file, name }: Values) => {
    if (!file) return;
    const ending = (sending.current = new AbortController());
    setError(null);
    setSent(0);
    try {
      await uploadWatched<Sound>(`/sounds?name=${encodeURIComponent(name.trim())}`, file, { signal: ending.signal, onProgress: setSent });
      await client.invalidateQueries({ queryKey: ['/sounds'] });
      notifyDone(t('uploaded'));
      onClose();
    } catch (problem) {
      if (ending.signal.aborted) return;
      if (problem instanceof ProblemError && problem.status === 409) form.setFieldError('name', t('nameTaken'));
      else setError(problem);
    } finally {
      setSent(null);
    }
  };
  return (
    <FormDrawer opened onClose={onClose} title={t('new')} submitLabel={t('upload')} saving={sent !== null} error={error} onSubmit={form.onSubmit((values) => void upload(values))}>
      <FileInput
        label={t('file')}
        description={t('fileText')}
        placeholder={t('choose')}
        required
        accept={ACCEPTED}
        leftSection={<IconUpload size={16} />}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        data-autofocus
        value={form.values.file}
        onChange={choose}
        error={form.errors['file']}
      />
      <TextInput label={t('name')} description={t('nameText')} required maxLength={LONGEST_NAME} dir="auto" {...form.getInputProps('name')} />
      {sent !== null && (
        <div>
          <Progress value={sent * 100} aria-label={t('sending')} />
          <Text size="sm" c="dimmed" mt={4}>
            {sent < 1 ? t('sent', { percent: Math.floor(sent * 100) }) : t('checking')}
          </Text>
        </div>
      )}
    </FormDrawer>
  );
}
