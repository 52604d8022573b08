import {
  ActionIcon,
  Alert,
  Anchor,
  Badge,
  Button,
  createTheme,
  Drawer,
  DrawerHeader,
  type CSSVariablesResolver,
  Input,
  InputWrapper,
  type MantineColorsTuple,
  Menu,
  Modal,
  ModalHeader,
  Paper,
  SegmentedControl,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';

/** Petrol: the colour of what can be done. */
const petrol: MantineColorsTuple = [
  '#e9f6f5', '#d2ebea', '#a5d6d4', '#77bfbd', '#4ea8a7', '#2c8f90', '#147a7c', '#0c676a', '#085357', '#053f43',
];
/** The lamp of an exchange: something rings, waits or needs a look. */
const lamp: MantineColorsTuple = [
  '#fff5e3', '#ffe7c2', '#fdd08a', '#f9b755', '#f2a02c', '#dd8912', '#b86d08', '#945608', '#71420a', '#523009',
];
/** What goes wrong and what cannot be undone; white words are readable on it. */
const red: MantineColorsTuple = [
  '#fff1f0', '#ffdedb', '#ffb9b5', '#ff9a96', '#f27570', '#e45551', '#cf3a3d', '#b4232a', '#931a21', '#6f1318',
];
/** Neutrals with a little of the petrol in them. */
const gray: MantineColorsTuple = [
  '#f6f8f8', '#eef1f1', '#e2e7e7', '#d0d7d8', '#b3bdbe', '#8b9798', '#647172', '#4a5657', '#323c3d', '#1d2526',
];
const dark: MantineColorsTuple = [
  '#d9e0e0', '#b6c0c1', '#93a0a1', '#6c7a7b', '#414e50', '#2f3a3c', '#232c2e', '#1a2224', '#131a1b', '#0d1213',
];

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  colors: { petrol, lamp, red, gray, dark },
  autoContrast: true,
  luminanceThreshold: 0.32,
  black: '#172122',
  fontFamily: "'IBM Plex Sans Variable', 'IBM Plex Sans Arabic', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1.0625rem', xl: '1.25rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.25' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h4: { fontSize: '0.8125rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '14px' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.375rem', xl: '2rem' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 550 } } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } }),
    Alert: Alert.extend({ styles: { title: { fontWeight: 600 } } }),
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' }, styles: { root: { textUnderlineOffset: '0.2em', textDecorationThickness: '1px' } } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'sm' }, styles: { label: { textTransform: 'none', fontWeight: 550, letterSpacing: 0 } } }),
    Drawer: Drawer.extend({ styles: { header: { paddingInline: 20 }, body: { paddingInline: 20 }, title: { fontWeight: 600, fontSize: '1.0625rem' } } }),
    // Mantine draws it as a <header>, which in a dialog would count as a second banner of the page.
    DrawerHeader: DrawerHeader.extend({ defaultProps: { role: 'none' } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    InputWrapper: InputWrapper.extend({ styles: { label: { fontWeight: 550, marginBottom: 4 }, description: { marginBottom: 4 } } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', withinPortal: true, withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({ defaultProps: { centered: true, radius: 'lg' }, styles: { title: { fontWeight: 600, fontSize: '1rem' } } }),
    ModalHeader: ModalHeader.extend({ defaultProps: { role: 'none' } }),
    Paper: Paper.extend({ defaultProps: { radius: 'lg' } }),
    SegmentedControl: SegmentedControl.extend({ styles: { root: { backgroundColor: 'var(--surface-sunk)', boxShadow: 'inset 0 0 0 1px var(--line)' } } }),
    UnstyledButton: UnstyledButton.extend({ styles: { root: { fontSize: 'inherit', textAlign: 'start' } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: false } }),
  },
});

/** Our own surfaces next to Mantine's variables; components use these names, never raw colours. */
export const surfaces: CSSVariablesResolver = () => ({
  variables: {
    '--rail-bg': '#0c2326',
    '--rail-text': '#b9cccd',
    '--rail-strong': '#ffffff',
    '--rail-active': '#17383b',
    '--rail-line': '#1c3d40',
    '--lamp': '#f2a02c',
  },
  light: {
    '--mantine-color-dimmed': '#566364',
    '--surface-page': '#f3f6f6',
    '--surface-panel': '#ffffff',
    '--surface-sunk': '#eef2f2',
    '--surface-hover': '#edf2f2',
    '--surface-selected': '#e1f0ef',
    '--line': '#dfe5e5',
    '--line-strong': '#c5cecf',
    '--accent-text': '#0a6063',
    '--note-bg': '#fff6e0',
    '--note-line': '#ecd49b',
    '--note-text': '#6b4705',
    '--bubble-out': '#dff0ee',
    '--bubble-in': '#ffffff',
    '--danger-text': '#b4232a',
    '--ok-text': '#1d6f42',
    '--lamp-text': '#8a5104',
    '--mantine-color-placeholder': '#6b7879',
    '--mantine-color-error': '#b4232a',
  },
  dark: {
    '--mantine-color-body': '#131a1b',
    '--mantine-color-petrol-light': 'rgb(44 143 144 / 24%)',
    '--mantine-color-petrol-light-color': '#8fd6d2',
    '--mantine-color-lamp-light': 'rgb(242 160 44 / 18%)',
    '--mantine-color-lamp-light-color': '#f9c878',
    '--mantine-color-red-light': 'rgb(232 80 80 / 18%)',
    '--mantine-color-red-light-color': '#ffb3b0',
    '--mantine-color-gray-light': 'rgb(147 160 161 / 18%)',
    '--mantine-color-gray-light-color': '#c9d3d4',
    '--mantine-color-dimmed': '#9dabac',
    '--mantine-color-disabled': 'rgb(147 160 161 / 12%)',
    '--surface-page': '#0e1415',
    '--surface-panel': '#161e20',
    '--surface-sunk': '#101718',
    '--surface-hover': '#1e282a',
    '--surface-selected': '#16393b',
    '--line': '#273234',
    '--line-strong': '#3a484a',
    '--accent-text': '#74cbc8',
    '--note-bg': '#2e2614',
    '--note-line': '#57461c',
    '--note-text': '#f2d28c',
    '--bubble-out': '#143c3d',
    '--bubble-in': '#20292b',
    '--danger-text': '#ff9a96',
    '--ok-text': '#79d29c',
    '--lamp-text': '#f5bd66',
    '--mantine-color-placeholder': '#879596',
    '--mantine-color-error': '#ff9a96',
  },
});
