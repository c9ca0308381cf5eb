/* Stands in for the NSIS plug-in of this name, which marks shortcuts with the app's identity. */
#include "plugin.h"

PLUGIN(SetLnkAUMI) {
  WCHAR word[1024];
  pop(stack, word, 1024);
  pop(stack, word, 1024);
}

PLUGIN(UninstShortcut) {
  WCHAR word[1024];
  pop(stack, word, 1024);
}

PLUGIN(UninstAppUserModelId) {
  WCHAR word[1024];
  pop(stack, word, 1024);
}
