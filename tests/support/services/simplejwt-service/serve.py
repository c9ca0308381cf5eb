"""KlearStack's endpoints on a real Django, REST framework and Simple JWT, all unmodified. Started by simplejwt-service.ts:
the first line of standard input holds the options, and the service ends when standard input does."""
import json
import os
import sys
import threading

options = json.loads(sys.stdin.readline())

import django
from django.conf import settings

from service_settings import settings_for

settings.configure(**settings_for(options))
django.setup()

from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application


def end_with_the_test():
    sys.stdin.read()
    os._exit(0)


call_command("migrate", run_syncdb=True, verbosity=0)
for account in options["accounts"]:
    user = User.objects.create_user(account["username"], password=account["password"], id=account["userId"])
    user.groups.add(Group.objects.get_or_create(name=account["companyName"])[0])

server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
server.daemon_threads = True
server.set_app(get_wsgi_application())
threading.Thread(target=end_with_the_test, daemon=True).start()
print(json.dumps({"port": server.server_port}), flush=True)
server.serve_forever()
