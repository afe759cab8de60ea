"""Users who sign in by e-mail, and the record of what they did."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes users whose name is their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make a user. Raises ValueError without an address."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an administrator of everything."""
        return self.create_user(email, password, **{**fields, "is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a user by address in any case."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractUser):
    """A person who signs in; what they may do comes from their groups."""

    username = None  # type: ignore[assignment]  # the e-mail address is the name
    first_name = None  # type: ignore[assignment]  # names are never first and last
    last_name = None  # type: ignore[assignment]  # as above
    email = models.EmailField(_("e-mail address"), unique=True)
    full_name = models.CharField(_("full name"), max_length=200, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]  # our manager has no user name

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ("email",)
        constraints = (models.UniqueConstraint(Lower("email"), name="core_user_email_any_case"),)

    def __str__(self) -> str:
        return self.full_name or self.email

    def get_full_name(self) -> str:
        """The name as typed."""
        return self.full_name

    def get_short_name(self) -> str:
        """The name as typed; it is never cut."""
        return self.full_name or self.email

    def role_names(self) -> set[str]:
        """The user's roles."""
        return set(self.groups.values_list("name", flat=True))


class AuditRecord(models.Model):
    """Who did what to which record, when, from what to what. Never changed, never deleted by staff."""

    at = models.DateTimeField(_("at"), db_index=True)
    user = models.ForeignKey(
        User, verbose_name=_("who"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    actor = models.CharField(_("name at the time"), max_length=254, blank=True)
    verb = models.CharField(_("what"), max_length=40)
    model = models.CharField(_("kind of record"), max_length=80)
    object_id = models.CharField(_("record"), max_length=64, blank=True)
    label = models.CharField(_("name of the record"), max_length=300, blank=True)
    changes = models.JSONField(_("from and to"), default=dict, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("audit record")
        verbose_name_plural = _("audit records")
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=["model", "object_id"], name="core_audit_of_record"),)

    def __str__(self) -> str:
        return f"{self.verb} {self.label}"
