import { IconChecklist, IconDeviceMobile, IconMail, IconMessageCircle, IconMessages, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

const icons = {
  chat: IconMessageCircle,
  sms: IconDeviceMobile,
  message: IconMessages,
  voice: IconPhone,
  mail: IconMail,
  task: IconChecklist,
} as const;

/** The sign of a channel, named for screen readers. */
export function ChannelIcon({ channel, size = 16 }: { channel: string; size?: number }) {
  const { t } = useTranslation();
  const Icon = icons[channel as keyof typeof icons] ?? IconMessages;
  return <Icon size={size} stroke={1.7} role="img" aria-label={t(`channel.${channel}`, { defaultValue: channel })} style={{ flexShrink: 0 }} />;
}
