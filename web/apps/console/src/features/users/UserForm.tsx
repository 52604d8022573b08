import { Checkbox, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api';
import { type SetUpFormProps, SkillLevels, useSetUpForm } from '@/shared/setUp';
import { DeviceFields, deviceOf, useNumbers } from '@/shared/telephone';
import { FormDrawer } from '@/shared/ui';
import { Costs } from './Costs';
import { FactorReset, Standing, StandingButton } from './Standing';
import { bodyOf, roles, type User, valuesOf } from './user';

const MAIL = /^[^\s@]+@[^\s@]+$/;

export function UserForm({ item, onClose }: SetUpFormProps<User>) {
  const { t } = useTranslation('users');
  const me = useMe();
  const { dialled } = useNumbers();
  const editor = useSetUpForm({
    name: 'users',
    path: '/users',
    item,
    onClose,
    created: t('invited'),
    values: valuesOf,
    body: (values) => bodyOf(values, item === null, dialled, item?.agent?.device),
    validate: {
      name: (name) => (name.trim() ? null : t('nameNeeded')),
      email: (email) => (MAIL.test(email.trim()) ? null : t('mailNeeded')),
      roles: (chosen) => (chosen.length > 0 ? null : t('roleNeeded')),
      device: (device, { takesWork }) => (!takesWork || deviceOf(device, dialled) ? null : t(`shared:device.needed.${device.kind}`)),
    },
  });
  const { form, drawer, shown } = editor;
  const isOwner = me.data?.roles.includes('owner') ?? false;
  const own = shown !== null && shown.id === me.data?.userId;
  return (
    <FormDrawer
      {...drawer}
      size="lg"
      submitLabel={item ? drawer.submitLabel : t('invite')}
      secondary={shown && !own && <StandingButton user={shown} change={(status) => editor.run(() => editor.change({ status }), t(`changed.${status}`))} />}
    >
      {shown && <Standing user={shown} />}
      <TextInput label={t('name')} required maxLength={200} autoComplete="off" data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label={t('mail')}
        description={item ? t('mailStays') : t('mailText')}
        type="email"
        dir="ltr"
        required={!item}
        readOnly={item !== null}
        autoComplete="off"
        {...form.getInputProps('email')}
      />
      <Checkbox.Group label={t('roles')} required {...form.getInputProps('roles')}>
        <Stack gap="xs" mt={4} mb={4}>
          {roles.map((role) => (
            <Checkbox key={role} value={role} label={t(`shared:role.${role}`)} description={t(`roleText.${role}`)} disabled={role === 'owner' && !isOwner} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Switch label={t('takesWork')} description={t('takesWorkText')} {...form.getInputProps('takesWork', { type: 'checkbox' })} />
      {form.values.takesWork && (
        <>
          <SkillLevels label={t('skills')} description={t('skillsText')} levelLabel={t('proficiency')} value={form.values.skills} onChange={(skills) => form.setFieldValue('skills', skills)} />
          <DeviceFields label={t('shared:device.label')} value={form.values.device} onChange={(device) => form.setFieldValue('device', device)} error={form.errors.device ?? form.errors['agent.device.address']} />
          <Switch label={t('autoAccept')} description={t('autoAcceptText')} {...form.getInputProps('autoAccept', { type: 'checkbox' })} />
          <Costs cost={(channel) => form.getInputProps(`costs.${channel}`)} limit={(channel) => form.getInputProps(`limits.${channel}`)} />
        </>
      )}
      {shown?.status === 'active' && !own && <FactorReset user={shown} />}
    </FormDrawer>
  );
}
