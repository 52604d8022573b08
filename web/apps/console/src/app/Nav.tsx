import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api';
import type { NavEntry, NavSection } from '@/shared/feature';
import { features } from './features';
import { Logo } from '@/shared/ui/Logo';
import classes from './Shell.module.css';

const sections: NavSection[] = ['work', 'supervise', 'setup'];

/** The entries that the person's roles open, in order. */
export function useNavEntries(): NavEntry[] {
  const me = useMe();
  const roles = me.data?.roles ?? [];
  return features
    .flatMap((feature) => feature.nav)
    .filter((entry) => !entry.roles || entry.roles.some((role) => roles.includes(role)))
    .sort((a, b) => a.order - b.order);
}

export function Nav() {
  const { t } = useTranslation(['shared', ...features.filter((feature) => feature.nav.length > 0).map((feature) => feature.name)]);
  const entries = useNavEntries();
  const me = useMe();
  return (
    <nav className={classes.nav} aria-label={t('shared:nav.label')}>
      <Link to="/" className={classes.brand ?? ''} aria-label="Centrala">
        <Logo size={26} />
        <span className={classes.brandText}>
          <strong>Centrala</strong>
          <span>{me.data?.tenant.name ?? ' '}</span>
        </span>
      </Link>
      {sections.map((section) => {
        const shown = entries.filter((entry) => entry.section === section);
        if (shown.length === 0) return null;
        return (
          <div key={section} className={classes.navSection}>
            {section !== 'work' && <h2>{t(`shared:nav.${section}`)}</h2>}
            <ul>
              {shown.map((entry) => (
                <li key={entry.to}>
                  <Link to={entry.to} activeOptions={{ exact: entry.to === '/' }} className={classes.navLink ?? ''} title={t(entry.label)}>
                    <entry.icon size={18} stroke={1.7} />
                    <span>{t(entry.label)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
