"""Users and their roles, for administrators."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import admin as auth_admin
from django.contrib.auth.forms import BaseUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from . import audit
from .admin_audit import actor
from .admin_records import RecordAdmin
from .models import User
from .roles import Role


class RolesField(forms.ModelMultipleChoiceField):
    """The roles as checkboxes, by their names in words."""

    def label_from_instance(self, obj: Any) -> str:
        """The role's name in the language of the page."""
        return str(Role(obj.name).label) if obj.name in Role.values else obj.name


class AddressForm(BaseUserCreationForm):
    """A new user: the e-mail address is the name."""

    class Meta:
        model = User
        fields = ("email", "full_name")

    def clean_email(self) -> str:
        """Addresses are kept in lower case, once."""
        address = self.cleaned_data["email"].strip().lower()
        if User.objects.filter(email=address).exists():
            raise forms.ValidationError(_("There is a user with this address already."))
        return str(address)


class ChangeForm(UserChangeForm):
    """A user's name, address and roles."""

    class Meta:
        model = User
        fields = "__all__"
        field_classes: dict[str, Any] = {}

    def clean_email(self) -> str:
        """Addresses are kept in lower case, once."""
        address = self.cleaned_data["email"].strip().lower()
        if User.objects.filter(email=address).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is a user with this address already."))
        return str(address)


class RoleFilter(admin.SimpleListFilter):
    """Users of one role."""

    title = _("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        """The roles."""
        return Role.choices

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Narrow the list."""
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


@admin.register(User)
class UserAdmin(RecordAdmin, auth_admin.UserAdmin):
    """Users; what they may do comes from their roles alone."""

    form = ChangeForm
    add_form = AddressForm
    list_display = ("email", "full_name", "roles", "is_active", "last_login")
    list_filter = (RoleFilter, "is_active")
    search_fields = ("email", "full_name")
    ordering = ("email",)
    filter_horizontal = ()
    readonly_fields = ("new_password", "last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("email", "full_name", "new_password")}),
        (_("Roles"), {"fields": ("is_active", "groups")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "full_name", "password1", "password2")}),)

    def get_queryset(self, request: HttpRequest) -> Any:
        """With their roles."""
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("roles"))
    def roles(self, obj: User) -> str:
        """The roles in words."""
        names = [str(Role(group.name).label) for group in obj.groups.all() if group.name in Role.values]
        return ", ".join(names) or "–"

    @admin.display(description=_("Password"))
    def new_password(self, obj: User) -> str:
        """The way to a new password; nothing of the old one is shown."""
        return format_html('<a class="button" href="../password/">{}</a>', _("Set a new password"))

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Roles as checkboxes."""
        if db_field.name == "groups":
            return RolesField(
                Group.objects.order_by("pk"),
                required=False,
                label=_("Roles"),
                widget=forms.CheckboxSelectMultiple,
            )
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody but a superuser changes a superuser."""
        if obj is not None and obj.is_superuser and not _is_super(request):
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes themselves, nor a superuser who is not one."""
        if obj is not None and (obj.pk == request.user.pk or (obj.is_superuser and not _is_super(request))):
            return False
        return super().has_delete_permission(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        """Leave out oneself, and superusers unless one is."""
        others = queryset.exclude(pk=request.user.pk)
        super().delete_queryset(request, others if _is_super(request) else others.exclude(is_superuser=True))

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """A password set for somebody passes by here; the record tells that it was, never what it is."""
        if request.resolver_match and request.resolver_match.url_name == "auth_user_password_change":
            audit.record(obj, "password", by=actor(request))


def _is_super(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_superuser", False))
