// What a button without words is for: shown while the pointer rests on it, and at once when the keyboard comes to it.
import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import styles from './tooltip.module.css';

const DELAY_MS = 500;

interface WithTooltipProps {
  readonly words: string;
  /** One button. */
  readonly children: ReactNode;
}

export function WithTooltip({ words, children }: WithTooltipProps) {
  return (
    <TooltipTrigger delay={DELAY_MS} closeDelay={0}>
      {children}
      <Tooltip className={styles.tooltip ?? ''} placement="bottom" offset={4}>
        {words}
      </Tooltip>
    </TooltipTrigger>
  );
}
