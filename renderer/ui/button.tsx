// Buttons in four weights, with or without an icon. The name of an icon-only button comes as `aria-label`.
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './button.module.css';
import { Icon, type IconName } from './icons.tsx';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly weight?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly iconAfter?: IconName;
  readonly children?: ReactNode;
}

export function Button({ weight = 'secondary', icon, iconAfter, children, ...rest }: ButtonProps) {
  const bare = children === undefined ? ` ${styles.bare}` : '';
  return (
    <AriaButton {...rest} className={`${styles.button} ${styles[weight]}${bare}`}>
      {icon && <Icon name={icon} />}
      {children !== undefined && <span className={styles.words}>{children}</span>}
      {iconAfter && <Icon name={iconAfter} />}
    </AriaButton>
  );
}
