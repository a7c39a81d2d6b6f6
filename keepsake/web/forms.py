"""Forms of the shell. Their pages are rendered by the macros in templates/forms.html."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm


class SignIn(AuthenticationForm):
    """One answer to every failed try, so that nobody learns which names have an account."""

    error_messages = {
        "invalid_login": "The username and password do not go together. Check both, and try again.",
        "inactive": "The username and password do not go together. Check both, and try again.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Username"
        self.fields["username"].error_messages["required"] = "Enter your username"
        self.fields["password"].label = "Password"
        self.fields["password"].error_messages["required"] = "Enter your password"
        self.use_required_attribute = False


class ChangePassword(PasswordChangeForm):
    error_messages = {
        "password_incorrect": "The old password is not right. Enter it again.",
        "password_mismatch": "The two new passwords are not the same. Enter them again.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label, missing in (
            ("old_password", "Old password", "Enter your old password"),
            ("new_password1", "New password", "Enter a new password"),
            ("new_password2", "New password again", "Enter the new password again"),
        ):
            self.fields[name].label = label
            self.fields[name].error_messages["required"] = missing
            self.fields[name].widget.attrs.pop("autofocus", None)
        self.fields["new_password1"].help_text = "At least 12 characters. Three words together are easy to remember."
        self.fields["new_password2"].help_text = ""
        self.use_required_attribute = False
