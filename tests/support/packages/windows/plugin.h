/* How NSIS calls a plug-in: with its variables, and its stack of wide strings. */
#ifndef PLUGIN_H
#define PLUGIN_H
#define UNICODE
#define _UNICODE
#include <windows.h>

typedef struct Item {
  struct Item *below;
  WCHAR text[1];
} Item;

#define PLUGIN(name) __declspec(dllexport) void __cdecl name(HWND window, int size, WCHAR *variables, Item **stack)

static inline void pop(Item **stack, WCHAR *into, int size) {
  Item *top = *stack;
  into[0] = 0;
  if (!top) return;
  lstrcpynW(into, top->text, size);
  *stack = top->below;
  GlobalFree(top);
}

static inline void push(Item **stack, const WCHAR *text, int size) {
  Item *item = GlobalAlloc(GPTR, sizeof(Item) + size * sizeof(WCHAR));
  lstrcpynW(item->text, text, size);
  item->below = *stack;
  *stack = item;
}

/* $0, $1, ... lie one behind the other. */
static inline void set(WCHAR *variables, int size, int number, const WCHAR *text) {
  lstrcpynW(variables + number * size, text, size);
}
#endif
