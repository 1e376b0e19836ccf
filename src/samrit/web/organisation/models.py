"""Who is where: agencies, the tree of units, people, posts and what they may do."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

from samrit.web.organisation.choices import PositionLevel, Role, SizeClass, UnitKind


class Agency(models.Model):
    """A department; several may live on one installation, walled off from each other."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A node of the tree: department, central office, province, group of a province, district."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="units")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    kind = models.CharField(max_length=20, choices=UnitKind.choices)
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    place = models.CharField(max_length=100, blank=True)
    size_class = models.CharField(max_length=10, choices=SizeClass.choices, blank=True)
    aliases = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="unit_code_in_agency")]

    def __str__(self) -> str:
        return self.name


class UnitName(models.Model):
    """A name that a unit had for a time; `Unit.name` is the one of today."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class User(AbstractUser):
    """An account; a person without an account is still an officer."""

    officer = models.OneToOneField(
        "Officer", on_delete=models.PROTECT, null=True, blank=True, related_name="user"
    )


class Officer(models.Model):
    """A civil servant (or other staff) of an agency."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="officers")
    number = models.CharField(max_length=20)
    prefix = models.CharField(max_length=30)
    first_name = models.CharField(max_length=100)
    last_name = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "number"], name="officer_number_in_agency")]

    def __str__(self) -> str:
        return f"{self.prefix}{self.first_name} {self.last_name}"


class Position(models.Model):
    """A numbered post of a unit."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="positions")
    number = models.CharField(max_length=20)
    line = models.CharField(max_length=100)
    level = models.CharField(max_length=4, choices=PositionLevel.choices)
    title = models.CharField(max_length=100)
    is_head = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "number"], name="position_number_in_unit")]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class Appointment(models.Model):
    """A person on a post for a time; acting ones stand beside the substantive one."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="appointments")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="appointments")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    acting = models.BooleanField(default=False)
    probation_until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.officer} · {self.position}"


class RoleGrant(models.Model):
    """A role of a person for a unit (and what lies below it), dated."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="grants")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.officer} · {self.role} · {self.unit}"
