"""Records whose fields are hidden: masked in the form, shown and edited on a page of their own."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from adgmin.core import audit
from adgmin.core.admin_audit import actor, full_state
from adgmin.core.admin_languages import label_of
from adgmin.core.admin_records import RecordAdmin, RecordStacked
from adgmin.core.models import User

from .admin_drafts import WithoutDrafts
from .admin_hidden import HiddenForm, ReasonForm, entered, tell_of_document
from .models import Delegate, Needs, TravelDocument
from .sensitive import HIDDEN_FIELDS, PERMISSION, masked, read


class Masked:
    """The hidden fields as dots, and the door to them; for admin pages and inlines alike."""

    def hidden(self, obj: Any, name: str) -> str:
        """One value, masked."""
        return masked(getattr(obj, name) or "", tail=name == "number")

    @admin.display(description=_("passport number"))
    def masked_number(self, obj: Any) -> str:
        """The number's end."""
        return self.hidden(obj, "number")

    @admin.display(description=_("passport expiry date"))
    def masked_expiry(self, obj: Any) -> str:
        """Dots."""
        return self.hidden(obj, "expiry")

    @admin.display(description=_("date of birth"))
    def masked_birth_date(self, obj: Any) -> str:
        """Dots."""
        return self.hidden(obj, "birth_date")

    @admin.display(description=_("dietary requirements"))
    def masked_dietary(self, obj: Any) -> str:
        """Dots."""
        return self.hidden(obj, "dietary")

    @admin.display(description=_("accessibility needs"))
    def masked_accessibility(self, obj: Any) -> str:
        """Dots."""
        return self.hidden(obj, "accessibility")

    @admin.display(description=_("hidden values"))
    def door(self, obj: Any) -> str:
        """The link to the page that shows them."""
        if not obj.pk:
            return "–"
        address = reverse(f"admin:delegates_{obj._meta.model_name}_sensitive", args=(obj.pk,))
        return format_html('<a class="button" href="{}">{}</a>', address, _("Show, with a reason"))


def masked_names(model: type[models.Model]) -> tuple[str, ...]:
    """The columns that stand in for the hidden fields."""
    return tuple(f"masked_{name}" for name in HIDDEN_FIELDS[model])


class SensitiveInline(Masked, RecordStacked):
    """Hidden values on a delegate's form: typed in when there are none, masked once there are."""

    form = HiddenForm
    plain_fields: tuple[str, ...] = ()
    max_num = 1
    can_delete = False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Masked columns for what is stored; empty fields where nothing is, for those who may read."""
        if _stored(obj, self.model):
            door = ("door",) if request.user.has_perm(PERMISSION) else ()
            return (*self.plain_fields, masked_names(self.model), *door)
        return (*self.plain_fields, *HIDDEN_FIELDS[self.model])

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The masked columns are never written."""
        return (*masked_names(self.model), "door") if _stored(obj, self.model) else ()

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who may not read the values may not type them either."""
        return super().has_add_permission(request, obj) and request.user.has_perm(PERMISSION)


def _stored(delegate: Any, model: type[models.Model]) -> bool:
    if not isinstance(delegate, Delegate) or not delegate.pk:
        return False
    return model._base_manager.filter(delegate_id=delegate.pk).exists()


class SensitiveAdmin(Masked, WithoutDrafts, RecordAdmin):
    """A page of records with hidden values."""

    form = HiddenForm
    plain_fields: tuple[str, ...] = ()
    folded_column = "delegate__folded"
    list_select_related = ("delegate__delegation",)
    autocomplete_fields = ("delegate",)
    ordering = ("delegate__delegation_order", "delegate__role_order", "pk")

    @admin.display(description=_("delegation"))
    def delegation(self, obj: Any) -> str:
        """The delegate's delegation."""
        return str(obj.delegate.delegation)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Masked once stored."""
        hidden = (
            HIDDEN_FIELDS[self.model] if obj is None else (masked_names(self.model), *self._door(request))
        )
        return ((None, {"fields": ("delegate", *self.plain_fields, *hidden)}),)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Stored values change only on the page that records the reading."""
        return () if obj is None else ("delegate", *masked_names(self.model), "door")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who may not read the values may not type them either."""
        return super().has_add_permission(request) and request.user.has_perm(PERMISSION)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """A passport that is entered here is looked at, too."""
        super().save_related(request, form, formsets, change)
        if not change:
            tell_of_document(form.instance, entered(form.instance), by=actor(request))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """One that is taken away is told as well: another may follow."""
        gone = {name: pair[::-1] for name, pair in entered(obj).items()}
        with transaction.atomic():
            super().delete_model(request, obj)
            tell_of_document(obj, gone, by=actor(request))

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        """Each by itself, so that each is told."""
        with transaction.atomic():
            for obj in queryset:
                self.delete_model(request, obj)

    def get_urls(self) -> list[Any]:
        """The page that shows the values."""
        name = f"delegates_{self.opts.model_name}_sensitive"
        return [
            path("<int:pk>/sensitive/", self.admin_site.admin_view(self.sensitive), name=name),
            *super().get_urls(),
        ]

    def _door(self, request: HttpRequest) -> tuple[str, ...]:
        return ("door",) if request.user.has_perm(PERMISSION) else ()

    def sensitive(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the reason, then show; what is changed there is saved and recorded."""
        if not (request.user.has_perm(PERMISSION) and self.has_view_permission(request)):
            raise PermissionDenied
        record = self.get_queryset(request).select_related("delegate").filter(pk=pk).first()
        if record is None:
            raise Http404
        if request.method == "POST" and "save" in request.POST:
            return self._save(request, record)
        asked = ReasonForm(request.POST if request.method == "POST" else None)
        form = None
        if asked.is_valid():
            assert isinstance(request.user, User)  # noqa: S101 - the permission was checked
            read(record, by=request.user, reason=asked.cleaned_data["reason"])
            form = self._form_class()(instance=record)
        return self._page(request, record, asked, form)

    def _save(self, request: HttpRequest, record: Any) -> HttpResponse:
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        before = full_state(record)
        form = self._form_class()(request.POST, instance=record)
        if not form.is_valid():
            return self._page(request, record, None, form)
        with transaction.atomic():
            saved = form.save()
            if difference := audit.difference(before, full_state(saved)):
                audit.record(saved, "change", by=actor(request), changes=difference)
                tell_of_document(saved, difference, by=actor(request))
        messages.success(request, gettext("The values are saved."))
        return HttpResponseRedirect(reverse("admin:delegates_delegate_change", args=(record.delegate_id,)))

    def _form_class(self) -> Any:
        return forms.modelform_factory(
            self.model,
            form=HiddenForm,
            fields=HIDDEN_FIELDS[self.model],
            widgets=dict.fromkeys(HIDDEN_FIELDS[self.model], forms.TextInput),
        )

    def _page(self, request: HttpRequest, record: Any, asked: ReasonForm | None, form: Any) -> HttpResponse:
        names = HIDDEN_FIELDS[self.model]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"{record.delegate} · {self.opts.verbose_name}",
            "record": record,
            "asked": asked,
            "form": form,
            "may_change": self.has_change_permission(request, record),
            "hidden": [(label_of(self.opts.get_field(name)), self.hidden(record, name)) for name in names],
        }
        response = TemplateResponse(request, "admin/delegates/sensitive.html", context)
        add_never_cache_headers(response)
        return response


@admin.register(TravelDocument)
class TravelDocumentAdmin(SensitiveAdmin):
    """Passports."""

    plain_fields = ("type",)
    list_display = ("delegate", "delegation", "type")
    list_filter = ("type",)


@admin.register(Needs)
class NeedsAdmin(SensitiveAdmin):
    """Food and access."""

    list_display = ("delegate", "delegation")
