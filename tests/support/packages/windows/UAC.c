/* Stands in for the NSIS plug-in of this name: the person is an administrator already, so nothing is ever elevated. */
#include "plugin.h"

PLUGIN(_) {
  WCHAR question[64];
  pop(stack, question, 64);
  switch (question[0]) {
    case '0': /* run elevated: done, by this process */
      set(variables, size, 0, L"0");
      set(variables, size, 1, L"2");
      set(variables, size, 3, L"1");
      break;
    case '2': /* is this an administrator? */
      if (question[1] == 's') push(stack, L"1", size);
      else set(variables, size, 0, L"1");
      break;
    case '3': /* is this the elevated copy? */
      if (question[1] == 's') push(stack, L"0", size);
      else set(variables, size, 0, L"0");
      break;
  }
}
