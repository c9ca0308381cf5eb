// Buttons in five weights, with or without an icon. A button with only an icon needs an `aria-label`, which is its tooltip too.
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './button.module.css';
import { Icon, type IconName } from './icons.tsx';
import { WithTooltip } from './tooltip.tsx';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'isPending'> {
  readonly weight?: 'primary' | 'soft' | 'secondary' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly iconAfter?: IconName;
  /** Keeps the focus and ignores presses. React Aria's own pending state leaves an element without a name behind. */
  readonly isBusy?: boolean;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({
  weight = 'secondary',
  icon,
  iconAfter,
  isBusy = false,
  children,
  ...rest
}: ButtonProps) {
  const { onPress, ...others } = rest;
  const looks = [styles.button, styles[weight], children === undefined && styles.bare, isBusy && styles.busy];
  const label = children === undefined ? others['aria-label'] : undefined;
  const button = (
    <AriaButton
      {...others}
      className={looks.filter(Boolean).join(' ')}
      onPress={(event) => {
        if (!isBusy) onPress?.(event);
      }}
    >
      {icon && <Icon name={icon} />}
      {children !== undefined && <span className={styles.words}>{children}</span>}
      {iconAfter && <Icon name={iconAfter} />}
    </AriaButton>
  );
  return label === undefined ? button : <WithTooltip words={label}>{button}</WithTooltip>;
}
