"""Who reads the record: told by the organisation, which stands above and is named by the settings."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samrit.web.common.errors import NotAllowed
from samrit.web.common.policies import policy, require


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A person who asks to read the record.

    Attributes:
        units: ids of the units whose acts he may read as an auditor; empty for anybody else.
        accounts: ids of the accounts whose acts outside any unit he may read.
    """

    user_id: int
    name: str
    units: frozenset[int]
    accounts: frozenset[int]


@policy("audit.read", gettext_lazy("ผู้ตรวจสอบ"))
def may_read_record(reader: Reader, _record: None) -> bool:
    return bool(reader.units)


def reader_of(request: HttpRequest) -> Reader:
    """Give the reader of a request.

    Raises:
        NotAllowed: he audits no unit.
    """
    reader = import_string(settings.AUDIT_READER)(request)
    if not isinstance(reader, Reader):
        raise NotAllowed("audit.read", _("ไม่ทราบว่าท่านเป็นใคร ให้เข้าสู่ระบบใหม่"))
    require(may_read_record, reader, None)
    return reader
