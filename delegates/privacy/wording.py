"""The first texts of the consents: {purpose: (Vietnamese, English, whether nobody can be accredited without)}."""

from .models import Purpose

FIRST_TEXTS: dict[str, tuple[str, str, bool]] = {
    Purpose.ACCREDITATION: (
        "Tôi đồng ý để Ban Tổ chức xử lý dữ liệu trong hồ sơ này (họ tên, chức vụ, ảnh, giấy tờ đi lại, khai báo an "
        "ninh) nhằm cấp thẻ và bảo đảm an ninh Hội nghị. Dữ liệu giấy tờ đi lại được mã hoá, chỉ người có thẩm quyền "
        "được xem, mỗi lần xem đều được ghi lại, và được xoá chậm nhất 90 ngày sau Hội nghị.",
        "I agree that the host secretariat uses the data of this form (names, position, photograph, travel document, "
        "security declarations) to accredit me and to keep the meeting secure. Data of travel documents are encrypted, "
        "read only by authorised staff with every reading recorded, and deleted at the latest 90 days after the "
        "meeting.",
        True,
    ),
    Purpose.LIST: (
        "Tôi đồng ý để họ tên, chức vụ và cơ quan của tôi được in trong danh sách đại biểu gửi tới các đoàn.",
        "I agree that my name, position and organisation appear in the list of participants that delegations receive.",
        False,
    ),
    Purpose.PHOTOGRAPHS: (
        "Tôi đồng ý để ảnh và hình ảnh ghi tại Hội nghị có tôi được sử dụng trong các ấn phẩm của Hội nghị.",
        "I agree that photographs and recordings of the meeting that show me are used in publications on the meeting.",
        False,
    ),
    Purpose.CONTACT: (
        "Tôi đồng ý nhận thông tin qua thư điện tử về Hội nghị này và các hội nghị sau của kênh số ASEAN.",
        "I agree to receive messages by e-mail about this and later meetings of the ASEAN digital sector.",
        False,
    ),
}
